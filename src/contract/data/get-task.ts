import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { task } from '#domain/task/task.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const getTask = defineEndpoint({
  name: 'getTask',
  method: 'GET',
  path: '/projects/{projectId}/tasks/{taskId}',
  summary: 'A whole task, models and reference included',
  permission: 'task.read',
  params: z.object({ projectId: identifier, taskId: identifier }),
  answer: task,
});
