import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';
import { qualityFilterShape } from '#domain/quality/quality-filter.ts';

export const disagreement = z.object({
  taskId: identifier,
  taskTitle: z.string(),
  /** What was rated inside the task: the criterion's title, a response's letter as imported. */
  place: z.string(),
  answers: z.array(z.object({ accountId: identifier, name: z.string(), value: z.string() })),
});
export type Disagreement = z.infer<typeof disagreement>;

export const listDisagreements = defineEndpoint({
  name: 'listDisagreements',
  method: 'GET',
  path: '/projects/{projectId}/quality/disagreements',
  summary: 'The items behind one agreement figure, most divided first; at most 200',
  permission: 'quality.read',
  params: projectPath,
  query: z.strictObject({ ...qualityFilterShape, subject: z.string() }),
  answer: z.object({ units: z.int(), divided: z.int(), items: z.array(disagreement) }),
  problems: ['not-found'],
});
