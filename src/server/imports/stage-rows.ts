import { sql, type Transaction } from 'kysely';
import type { Fragment } from '#domain/formats/readers/fragment.ts';
import type { Tables } from '#server/database/tables.ts';
import type { ImportRun } from './import-run.ts';
import type { Place } from './import-tally.ts';
import { rowHash } from './prepared-task.ts';

/** A row that waits for the others of its task; without a fragment it was refused. */
export type StagedRow = {
  place: Place;
  groupHash: string;
  rowHash: string;
  fragment: Fragment | null;
};

export function stagedRow(
  place: Place,
  text: string,
  group: string,
  fragment: Fragment | null,
): StagedRow {
  return { place, groupHash: rowHash(group), rowHash: rowHash(text), fragment };
}

/** Puts rows into the waiting room and notes their groups. */
export async function stageRows(
  transaction: Transaction<Tables>,
  run: Pick<ImportRun, 'jobId' | 'checkpoint'>,
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(
    rows.map(({ place, groupHash, rowHash: hash, fragment }, index) => ({
      n: run.checkpoint.staged + index + 1,
      g: groupHash,
      h: hash,
      f: place.file,
      l: place.line,
      x: fragment === null ? null : JSON.stringify(fragment),
    })),
  );
  await sql`
    insert into import_row (job_id, n, group_hash, row_hash, file, line, fragment)
    select ${run.jobId}, n, decode(g, 'hex'), decode(h, 'hex'), f, l, x
    from json_to_recordset(${given}::json) as r (n int, g text, h text, f text, l int, x text)
  `.execute(transaction);
  await sql`
    insert into import_group (job_id, group_hash, first_n, rows, refused)
    select ${run.jobId}, decode(g, 'hex'), min(n), count(*), bool_or(x is null)
    from json_to_recordset(${given}::json) as r (n int, g text, x text)
    group by g
    on conflict (job_id, group_hash) do update set
      rows = import_group.rows + excluded.rows,
      refused = import_group.refused or excluded.refused`.execute(transaction);
}
