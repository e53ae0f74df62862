import { hexToBytes } from '@noble/hashes/utils.js';
import { sql, type Transaction } from 'kysely';
import { INSTALLATION_CHAIN, type AuditKind } from '#domain/audit/audit-event.ts';
import { genesis, hashedBody } from '#domain/audit/chain-hash.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';

export type AuditEvent = {
  /** The project in whose chain it belongs; null = the installation's. */
  projectId: string | null;
  at: Date;
  kind: AuditKind;
  actor: string | null;
  subject?: string | null;
  /** Ids, numbers and closed words; never what names a person. */
  detail?: Record<string, JsonValue>;
};

/**
 * Adds one entry to its chain, in the transaction of what it tells about: both or neither. The
 * head's row is locked until that transaction ends, so entries of one chain are written one
 * after the other and no chain forks. Call it last, so that the lock is short.
 */
export async function appendAudit(
  transaction: Transaction<Tables>,
  { projectId, at, kind, actor, subject = null, detail = {} }: AuditEvent,
): Promise<void> {
  const chain = projectId ?? INSTALLATION_CHAIN;
  const body = hashedBody({ at: at.toISOString(), kind, actor, subject, detail });
  const next = (before: unknown) => sql`sha256(${before}::bytea || convert_to(${body}, 'UTF8'))`;
  await sql`
    with moved as (
      insert into audit_head as h (chain, count, hash)
      values (${chain}, 1, ${next(hexToBytes(genesis(chain)))})
      on conflict (chain) do update set count = h.count + 1, hash = ${next(sql`h.hash`)}
      returning count, hash
    )
    insert into audit_entry (chain, n, at, kind, actor, subject, detail, hash)
    select ${chain}, moved.count, ${at}, ${kind}, ${actor}, ${subject}, ${json(detail)}::jsonb,
      moved.hash
    from moved`.execute(transaction);
}
