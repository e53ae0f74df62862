import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { reviewFilter } from '#domain/review/review-filter.ts';
import { reviewFlag } from '#domain/review/review-flag.ts';
import { reviewPolicy } from '#domain/review/review-policy.ts';
import { reviewState } from '#domain/review/review.ts';

const person = z.object({ id: identifier, name: z.string() });

export const reviewRow = z.object({
  id: identifier,
  taskId: identifier,
  taskTitle: z.string(),
  expert: person,
  round: z.int(),
  state: reviewState,
  /** What asked for the review: a policy's kind, `returned`; null where nothing did. */
  askedBy: z.nullable(z.string()),
  flags: z.array(reviewFlag),
  activeSeconds: z.number(),
  submittedAt: instant,
  /** False for own work, and for a dispute about one's own return. */
  mayDecide: z.boolean(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

export const reviewQueue = z.object({
  reviews: z.array(reviewRow),
  /** How many the filter lets through; at most 200 of them are listed. */
  found: z.int(),
  open: z.int(),
  experts: z.array(person),
  questions: z.array(z.string()),
  /** Domains: what tasks of the project ask for. */
  skills: z.array(z.string()),
  policy: reviewPolicy,
  blindFirst: z.boolean(),
});
export type ReviewQueue = z.infer<typeof reviewQueue>;

export const listReviews = defineEndpoint({
  name: 'listReviews',
  method: 'GET',
  path: '/projects/{projectId}/reviews',
  summary: 'Submissions with their flags: disputes first, then what came back, then the oldest',
  permission: 'review.read',
  params: projectPath,
  query: reviewFilter,
  answer: reviewQueue,
});
