import * as z from 'zod/mini';
import { auditHead } from '#domain/audit/audit-event.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

/** Changes nothing; it is a POST because heads that were kept elsewhere come with it. */
export const verifyAuditLog = defineEndpoint({
  name: 'verifyAuditLog',
  method: 'POST',
  path: '/audit/verification',
  summary: 'Follow every chain of the audit log and tell the first fault of each',
  permission: 'owner',
  body: z.strictObject({ known: z.array(auditHead).check(z.maxLength(10_000)) }),
  answer: z.object({
    chains: z.array(auditHead),
    entries: z.int(),
    faults: z.array(
      z.object({
        chain: z.string(),
        n: z.int(),
        kind: z.enum(['altered', 'missing', 'backdated', 'truncated', 'rewritten']),
        says: z.string(),
      }),
    ),
  }),
});
