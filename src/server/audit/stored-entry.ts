import { bytesToHex } from '@noble/hashes/utils.js';
import type { Selectable } from 'kysely';
import type { StoredEntry } from '#domain/audit/verify-chain.ts';
import type { AuditTables } from '#server/database/audit-tables.ts';

/** A row of the log as the domain reads it. */
export function storedEntry(row: Selectable<AuditTables['audit_entry']>): StoredEntry {
  const { n, kind, actor, subject, detail } = row;
  return {
    n,
    at: row.at.toISOString(),
    kind,
    actor,
    subject,
    detail,
    hash: bytesToHex(row.hash),
  };
}
