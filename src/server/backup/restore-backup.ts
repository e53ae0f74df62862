import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sql, type Transaction } from 'kysely';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { fitsSecret, forgetSecret } from '#server/installation-secret.ts';
import { Refusal } from '#server/refusal.ts';
import { backupEnd, backupHead, type BackupHead } from './backup-format.ts';
import { appliedMigrations, tableOrder } from './table-order.ts';

const ROWS_AT_ONCE = 500;
/** Far above any row: a longer line is no backup of ours. */
const LONGEST_LINE = 256 * 1024 * 1024;

const refused = (detail: string) => new Refusal('invalid', detail);

/**
 * Puts a backup into an empty database, all or nothing. Refused are: a file that is cut or
 * altered, a schema other than this program's, a database that holds something already, and a
 * backup whose audit chains do not verify. Sessions are not restored: one that was ended since
 * must not come back. Second factors come back only together with the secret that they are
 * sealed with, which no backup contains.
 */
export async function restoreBackup(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  bytes: ReadableStream<Uint8Array>,
  secret: string | null,
): Promise<{ rows: number; at: string; secondFactorsLost: number }> {
  return database.transaction().execute(async (transaction) => {
    const reading = await readInto(transaction, bytes);
    await transaction.deleteFrom('session').execute();
    if (secret !== null && !(await fitsSecret(transaction, secret))) {
      throw refused('The key is not the one of the installation that this backup is of');
    }
    const secondFactorsLost = secret === null ? await forgetSecret(transaction) : 0;
    // Whoever was ahead of this backup can see by it that time went back.
    const value = ids.next();
    await transaction
      .insertInto('installation')
      .values({ name: 'timeline', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    const { faults } = await verifyAudit(transaction, reading.head.audit);
    const [fault] = faults;
    if (fault) throw refused(`The audit log of the backup does not verify: ${fault.says}`);
    await appendAudit(transaction, {
      projectId: null,
      at: clock.now(),
      kind: 'restored',
      actor: null,
      detail: { backupOf: reading.head.at, rows: reading.rows },
    });
    return { rows: reading.rows, at: reading.head.at, secondFactorsLost };
  });
}

async function readInto(
  transaction: Transaction<Tables>,
  bytes: ReadableStream<Uint8Array>,
): Promise<{ head: BackupHead; rows: number }> {
  const hash = sha256.create();
  let head: BackupHead | null = null;
  let waiting: { table: string; rows: string[] } = { table: '', rows: [] };
  let count = 0;
  let ended = false;
  const flush = async () => {
    if (waiting.rows.length > 0) await insert(transaction, waiting.table, waiting.rows);
    waiting = { table: '', rows: [] };
  };
  for await (const line of linesOf(bytes)) {
    if (ended) throw refused('The backup goes on behind its end');
    if (head === null) {
      head = await headOf(transaction, line);
    } else if (line.startsWith('{"end":')) {
      const { end } = backupEnd.parse(JSON.parse(line));
      if (end.rows !== count || end.sha256 !== bytesToHex(hash.digest())) {
        throw refused('The backup was altered: its hash is not the one in its last line');
      }
      ended = true;
      continue;
    } else {
      const match = /^\{"table":"([a-z_]+)","row":(.*)\}$/su.exec(line);
      const [, table = '', row = ''] = match ?? [];
      if (!head.tables.includes(table)) throw refused(`Line ${count + 2} is no row of a table`);
      if (table !== waiting.table || waiting.rows.length >= ROWS_AT_ONCE) await flush();
      waiting.table = table;
      waiting.rows.push(row);
      count += 1;
    }
    hash.update(utf8ToBytes(`${line}\n`));
  }
  if (head === null || !ended) throw refused('The backup is cut: its last line is missing');
  await flush();
  await continueSequences(transaction);
  return { head, rows: count };
}

async function headOf(transaction: Transaction<Tables>, line: string): Promise<BackupHead> {
  const parsed = backupHead.safeParse(jsonOf(line));
  if (!parsed.success) throw refused('This is no backup of Touchstone');
  const own = await appliedMigrations(transaction);
  if (JSON.stringify(own) !== JSON.stringify(parsed.data.migrations)) {
    throw refused(
      'The backup was written by another version: restore it with that one, then start this one on it',
    );
  }
  // The file says which tables it fills. Of the same version it can only mean these: the
  // database has others, of its own and of its system, and they are nobody's to write.
  const known = new Set(await tableOrder(transaction));
  const foreign = parsed.data.tables.find((table) => !known.has(table));
  if (foreign !== undefined) throw refused(`The backup names a table that is none: ${foreign}`);
  for (const table of parsed.data.tables) {
    // The schema's own rows apart, a restore never mixes with what is there.
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(transaction);
    if (rows.length > 0) throw refused(`The database is not empty: there are rows in ${table}`);
  }
  return parsed.data;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Row texts go to the database as they are: it reads what it wrote. */
async function insert(
  transaction: Transaction<Tables>,
  table: string,
  rows: readonly string[],
): Promise<void> {
  const list = `[${rows.join(',')}]`;
  const inserting = sql`
    insert into ${sql.table(table)} overriding system value
    select * from json_populate_recordset(null::${sql.table(table)}, ${list}::json)`.execute(
    transaction,
  );
  await inserting.catch(() => {
    throw refused(`The backup was altered: its rows of ${table} do not fit together`);
  });
}

/** Numbers that are given out next must lie behind those that were restored. */
async function continueSequences(transaction: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; table: string; column: string }>`
    select seq.relname as name, owner.relname as "table", attname as "column"
    from pg_class seq
      join pg_depend on pg_depend.objid = seq.oid and deptype in ('a', 'i')
      join pg_class owner on owner.oid = refobjid
      join pg_attribute on attrelid = owner.oid and attnum = refobjsubid
    where seq.relkind = 'S'`.execute(transaction);
  const all = [...rows, { name: 'slot_place', table: 'slot', column: 'place' }];
  for (const { name, table, column } of all) {
    await sql`
      select setval(${name}::regclass,
        greatest((select coalesce(max(${sql.ref(column)}), 0) from ${sql.table(table)}) + 1, 1),
        false)`.execute(transaction);
  }
}

async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = bytes.getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const pieces = (rest + decoder.decode(part.value, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw refused('A line of the backup is too long');
    yield* pieces;
  }
  if (rest !== '') throw refused('The backup is cut in the middle of a line');
}
