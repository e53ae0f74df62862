import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

export const taskStatus = z.enum(['open', 'in-work', 'done', 'closed']);

export const taskRow = z.object({
  id: identifier,
  externalId: z.nullable(z.string()),
  title: z.string(),
  priority: z.int(),
  skills: z.array(z.string()),
  responses: z.int(),
  /** Criteria of the task's own rubric; null where the project's is used. */
  criteria: z.nullable(z.int()),
  /** Annotations given, and how many the task needs. */
  annotations: z.int(),
  needed: z.int(),
  status: taskStatus,
  createdAt: instant,
});

/** Tasks in the order of import, page by page; filters narrow the list. */
export const listTasks = defineEndpoint({
  name: 'listTasks',
  method: 'GET',
  path: '/projects/{projectId}/tasks',
  summary: 'Tasks in the order of import',
  permission: 'task.read',
  params: projectPath,
  query: z.strictObject({
    after: z.optional(identifier),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
    /** Words of the title or the task's own id. */
    search: z.optional(z.string().check(z.maxLength(200))),
    status: z.optional(taskStatus),
  }),
  answer: z.object({
    tasks: z.array(taskRow),
    next: z.nullable(identifier),
    /** Tasks that fit the filters; on the first page only. */
    total: z.nullable(z.int()),
  }),
});
export type TaskRow = z.infer<typeof taskRow>;
export type TaskStatus = z.infer<typeof taskStatus>;
