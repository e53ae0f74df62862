import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import type { AuditFilters, AuditPage, AuditQuery } from '#contract/audit/audit-page.ts';
import type { AuditHead } from '#domain/audit/audit-event.ts';
import { genesis } from '#domain/audit/chain-hash.ts';
import type { Tables } from '#server/database/tables.ts';
import { storedEntry } from './stored-entry.ts';

/** A page of one chain, newest first. */
export async function auditEntries(
  database: Kysely<Tables>,
  chain: string,
  { before, limit, ...filters }: AuditQuery,
): Promise<AuditPage> {
  let query = selectEntries(database, chain, filters).orderBy('n', 'desc').limit(limit);
  if (before !== undefined) query = query.where('n', '<', before);
  const rows = await query.execute();
  return {
    entries: rows.map((row) => ({ ...storedEntry(row), actorName: row.actorName })),
    next: rows.length === limit ? (rows.at(-1)?.n ?? null) : null,
    head: await headOf(database, chain),
  };
}

const LINES_AT_ONCE = 1000;

/** One chain as JSON lines, oldest first, in the end its head. */
export function auditLines(
  database: Kysely<Tables>,
  chain: string,
  filters: AuditFilters,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream({
    async pull(controller) {
      const rows = await selectEntries(database, chain, filters)
        .where('n', '>', after)
        .orderBy('n')
        .limit(LINES_AT_ONCE)
        .execute();
      after = rows.at(-1)?.n ?? after;
      const lines: unknown[] = rows.map((row) => ({
        ...storedEntry(row),
        actorName: row.actorName,
      }));
      if (rows.length < LINES_AT_ONCE) lines.push({ head: await headOf(database, chain) });
      controller.enqueue(encoder.encode(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
      if (rows.length < LINES_AT_ONCE) controller.close();
    },
  });
}

function selectEntries(
  database: Kysely<Tables>,
  chain: string,
  { kind, actor, from, until }: AuditFilters,
) {
  let query = database
    .selectFrom('audit_entry')
    .leftJoin('account', 'account.id', 'audit_entry.actor')
    .selectAll('audit_entry')
    .select('account.name as actorName')
    .where('chain', '=', chain);
  if (kind !== undefined && kind.length > 0) query = query.where('kind', 'in', kind);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (from !== undefined) query = query.where('at', '>=', new Date(from));
  if (until !== undefined) query = query.where('at', '<=', new Date(until));
  return query;
}

async function headOf(database: Kysely<Tables>, chain: string): Promise<AuditHead> {
  const row = await database
    .selectFrom('audit_head')
    .selectAll()
    .where('chain', '=', chain)
    .executeTakeFirst();
  return row ? { ...row, hash: bytesToHex(row.hash) } : { chain, count: 0, hash: genesis(chain) };
}
