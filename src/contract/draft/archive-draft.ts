import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { idempotencyKey } from '#contract/idempotency.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';

/** For work whose lease was lost or that lost a conflict: it enters the history, never the draft. */
export const archiveDraft = defineEndpoint({
  name: 'archiveDraft',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/draft/archive',
  summary: 'Keep a superseded or late draft in the history',
  permission: 'task.grade',
  params: assignmentPath,
  headers: idempotencyKey,
  body: z.strictObject({
    schema: z.int().check(z.positive()),
    fields: draftFields,
    reason: z.enum(['lease-lost', 'closed', 'conflict', 'late']),
    /** Counted on the device since its last save, e.g. without a network until the lease ended. */
    activeSeconds: z.optional(z.number().check(z.nonnegative(), z.maximum(604_800))),
  }),
  answer: z.object({ archivedAt: instant }),
});
