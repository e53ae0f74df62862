import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { idempotencyKey } from '#contract/idempotency.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { identifier } from '#domain/identifier.ts';
import { reviewAnchor } from '#domain/review/review-anchor.ts';
import { decisionKind, reviewState } from '#domain/review/review.ts';
import { reviewPath } from './review-path.ts';

export const reviewComment = z.strictObject({
  anchor: reviewAnchor,
  text: z.string().check(z.minLength(1), z.maxLength(10_000)),
});

/**
 * The decision names the version that was read: a newer one is answered with 412. `fix` carries
 * the reviewer's whole version as draft fields; `return` at least one comment or a note.
 */
export const decideReview = defineEndpoint({
  name: 'decideReview',
  method: 'POST',
  path: '/projects/{projectId}/reviews/{reviewId}/decisions',
  summary: 'Accept, fix and accept, return with comments, or decide a dispute',
  permission: 'review.decide',
  params: reviewPath,
  headers: idempotencyKey,
  body: z.strictObject({
    annotationId: identifier,
    kind: decisionKind,
    note: z._default(z.string().check(z.maxLength(10_000)), ''),
    comments: z._default(z.array(reviewComment).check(z.maxLength(200)), []),
    fields: z.optional(draftFields),
  }),
  answer: z.object({ state: reviewState, annotationId: identifier }),
  problems: ['stale', 'closed', 'incomplete', 'key-reused'],
});
