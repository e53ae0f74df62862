import type { Kysely } from 'kysely';
import type { RefusedRow } from '#contract/data/import-job.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadImportJob, type JobPath } from './import-jobs.ts';

/** A page of the rows that an import refused, in the order in which it met them. */
export async function refusedRows(
  database: Kysely<Tables>,
  path: JobPath,
  { after, limit }: { after: number; limit: number },
): Promise<{ rows: RefusedRow[]; next: number | null }> {
  const job = await loadImportJob(database, path);
  const rows = await database
    .selectFrom('import_refusal')
    .select(['n', 'file', 'line', 'field', 'reason'])
    .where('job_id', '=', job.id)
    .where('n', '>', after)
    .orderBy('n')
    .limit(limit)
    .execute();
  return { rows, next: rows.length === limit ? (rows.at(-1)?.n ?? null) : null };
}
