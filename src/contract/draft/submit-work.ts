import * as z from 'zod/mini';
import { responseScore } from '#domain/annotation/annotation.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { idempotencyKey } from '#contract/idempotency.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';

/**
 * Carries the whole text that stood on the screen and the revision that it is based on, so
 * that what was read is what is stored. A newer revision on the server is answered with 412.
 */
export const submitWork = defineEndpoint({
  name: 'submitWork',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/submission',
  summary: 'Submit the work as an immutable annotation',
  permission: 'task.grade',
  params: assignmentPath,
  headers: idempotencyKey,
  body: z.strictObject({
    schema: z.int().check(z.positive()),
    baseRevision: z.int().check(z.nonnegative()),
    fields: draftFields,
    /** Seconds of active work on this draft in all, as this device counted them. */
    /** All that this device counted for the work. */
    activeSeconds: z.number().check(z.nonnegative()),
    /** Of those, what no save reported: it is added to what the draft has from all devices. */
    unsentSeconds: z.optional(z.number().check(z.nonnegative(), z.maximum(604_800))),
  }),
  answer: z.object({
    annotationId: identifier,
    submittedAt: instant,
    scores: z.array(responseScore),
  }),
  problems: ['stale', 'lease-lost', 'closed', 'incomplete', 'key-reused', 'too-large'],
});
