import * as z from 'zod/mini';
import { assignment } from '#domain/queue/assignment.ts';
import { instant } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

export const listAssignments = defineEndpoint({
  name: 'listAssignments',
  method: 'GET',
  path: '/projects/{projectId}/assignments',
  summary: 'The expert’s own assignments: held, returned and parked, and the latest submitted',
  permission: 'task.grade',
  params: projectPath,
  answer: z.object({
    assignments: z.array(
      z.extend(assignment, { taskTitle: z.string(), draftSavedAt: z.nullable(instant) }),
    ),
  }),
});
