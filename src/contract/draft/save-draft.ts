import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { draftPatch } from '#domain/draft/draft-patch.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { idempotencyKey, ifMatch } from '#contract/idempotency.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';

/**
 * One transaction: the same key again answers the same; a stale base is refused with the
 * current draft in `current`; else the patch becomes the next revision, on the disk before
 * the answer leaves. A lost lease (409) keeps nothing but says so; the client parks the text
 * with `archiveDraft`.
 */
export const saveDraft = defineEndpoint({
  name: 'saveDraft',
  method: 'PATCH',
  path: '/projects/{projectId}/assignments/{assignmentId}/draft',
  summary: 'Append one revision to a draft',
  permission: 'task.grade',
  params: assignmentPath,
  headers: { ...idempotencyKey, ...ifMatch },
  body: z.strictObject({
    schema: z.int().check(z.positive()),
    patch: draftPatch,
    /** Seconds of active work since the last save, as the device counted them. */
    activeSeconds: z.optional(z.number().check(z.nonnegative(), z.maximum(3600))),
  }),
  answer: z.object({ revision: z.int(), savedAt: instant }),
  problems: ['stale', 'lease-lost', 'closed', 'key-reused', 'too-large'],
});
