import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

/** Rubrics that say exactly the same are one line: tasks imported with one rubric file. */
export const rubricLine = z.object({
  rubricId: identifier,
  scope: z.enum(['project', 'task']),
  version: z.int(),
  /** Tasks that are judged by it, and one of their titles. */
  tasks: z.int(),
  title: z.string(),
  criteria: z.int(),
  /** Annotations that stand, of the latest versions, and those waiting to be judged again. */
  annotations: z.int(),
  stale: z.int(),
});
export type RubricLine = z.infer<typeof rubricLine>;

export const listRubrics = defineEndpoint({
  name: 'listRubrics',
  method: 'GET',
  path: '/projects/{projectId}/rubrics',
  summary: 'The rubrics of a project, equal ones as one line, most graded first; at most 500',
  permission: 'rubric.read',
  params: projectPath,
  answer: z.object({ rubrics: z.array(rubricLine) }),
});
