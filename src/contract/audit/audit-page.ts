import * as z from 'zod/mini';
import { auditEntry, auditHead, auditKind } from '#domain/audit/audit-event.ts';
import { identifier, instant } from '#domain/identifier.ts';

/** Which entries of a log; all filters together. */
export const auditFilters = z.strictObject({
  kind: z.optional(z.array(auditKind)),
  actor: z.optional(identifier),
  from: z.optional(instant),
  until: z.optional(instant),
});

export const auditQuery = z.extend(auditFilters, {
  /** Entries before this one; absent = the newest. */
  before: z.optional(z.coerce.number().check(z.int(), z.positive())),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
});

/** Newest first. Names are those that accounts have now; a deleted person has none. */
export const auditPage = z.object({
  entries: z.array(z.extend(auditEntry, { actorName: z.nullable(z.string()), hash: z.string() })),
  next: z.nullable(z.int()),
  /** Where the chain ends: keep it elsewhere, and cutting off its end can be proved. */
  head: auditHead,
});
export type AuditFilters = z.infer<typeof auditFilters>;
export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditPage = z.infer<typeof auditPage>;
