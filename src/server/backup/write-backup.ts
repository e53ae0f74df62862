import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sql, type Kysely, type Transaction } from 'kysely';
import { auditHeads } from '#server/audit/verify-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { BACKUP_FORMAT, type BackupHead } from './backup-format.ts';
import { appliedMigrations, tableOrder } from './table-order.ts';

const ROWS_AT_ONCE = 500;
/** Installations that were never served since still have it in the database. */
const withoutSecret = sql`and name <> 'cookie-secret'`;
/** A reader that stops reading must not hold the snapshot, and with PGlite everybody else. */
const STALL_MS = 30_000;

/**
 * Everything as JSON lines, as it stood at one moment: all reads happen in one transaction on
 * one snapshot. Values are written as the database writes them, so that no number or time
 * passes through another representation.
 */
export function writeBackup(database: Kysely<Tables>, at: Date): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const hash = sha256.create();

  async function send(lines: readonly string[], isHashed = true): Promise<void> {
    const bytes = encoder.encode(lines.map((line) => `${line}\n`).join(''));
    if (isHashed) hash.update(bytes);
    await withoutStall(writer.write(bytes));
  }

  async function dump(transaction: Transaction<Tables>): Promise<void> {
    const tables = await tableOrder(transaction);
    const head: BackupHead = {
      format: BACKUP_FORMAT,
      at: at.toISOString(),
      migrations: await appliedMigrations(transaction),
      tables,
      audit: await auditHeads(transaction),
    };
    await send([JSON.stringify(head)]);
    let count = 0;
    for (const table of tables) {
      for (let after = '(0,0)', more = true; more;) {
        const { rows } = await sql<{ place: string; row: string }>`
          select ctid::text as place, row_to_json(t)::text as row from ${sql.table(table)} t
          where ctid > ${after}::tid ${table === 'installation' ? withoutSecret : sql``} order by ctid limit ${ROWS_AT_ONCE}`.execute(
          transaction,
        );
        const name = JSON.stringify(table);
        if (rows.length > 0) await send(rows.map(({ row }) => `{"table":${name},"row":${row}}`));
        count += rows.length;
        after = rows.at(-1)?.place ?? after;
        more = rows.length === ROWS_AT_ONCE;
      }
    }
    const end = { rows: count, sha256: bytesToHex(hash.digest()) };
    await send([JSON.stringify({ end })], false);
  }

  void database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(dump)
    .then(() => writer.close())
    .catch((error: unknown) => writer.abort(error).catch(() => undefined));
  return readable;
}

async function withoutStall(written: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The backup was not read on')), STALL_MS);
  });
  try {
    await Promise.race([written, stalled]);
  } finally {
    clearTimeout(timer);
  }
}
