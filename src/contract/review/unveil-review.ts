import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { identifier } from '#domain/identifier.ts';
import { reviewPath } from './review-path.ts';
import { reviewWork } from './review-work.ts';

/** Blind grades are kept once and never changed: what is sent again is not looked at. */
export const unveilReview = defineEndpoint({
  name: 'unveilReview',
  method: 'POST',
  path: '/projects/{projectId}/reviews/{reviewId}/unveiling',
  summary: 'Keep the reviewer’s own grades, then answer with the expert’s',
  permission: 'review.decide',
  params: reviewPath,
  body: z.strictObject({
    annotationId: identifier,
    fields: draftFields,
    activeSeconds: z.number().check(z.nonnegative()),
  }),
  answer: reviewWork,
  problems: ['stale', 'incomplete'],
});
