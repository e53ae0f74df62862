import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';
import { finalRule } from '#domain/review/final-answer.ts';

export const adjudicationRow = z.object({
  taskId: identifier,
  taskTitle: z.string(),
  annotators: z.int(),
  verdicts: z.int(),
  /** Verdicts on which they do not all agree. */
  divided: z.int(),
  final: z.nullable(finalRule),
});

export const listAdjudications = defineEndpoint({
  name: 'listAdjudications',
  method: 'GET',
  path: '/projects/{projectId}/adjudications',
  summary: 'Tasks that several experts judged, undecided and most divided first; at most 200',
  permission: 'review.read',
  params: projectPath,
  answer: z.object({ tasks: z.array(adjudicationRow) }),
});
