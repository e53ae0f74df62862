import type { Kysely, Selectable } from 'kysely';
import type { ImportFile, ImportJob, ImportOptions } from '#contract/data/import-job.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { StoredImportFile } from '#server/database/import-tables.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { fromTheStart } from './import-run.ts';
import { emptyProgress } from './import-tally.ts';

export type JobRow = Selectable<Tables['import_job']>;
export type JobPath = { projectId: string; importId: string };

/** Announces an import; its files' bytes follow. */
export async function createImportJob(
  { database, ids, clock }: Pick<AppLimbs, 'database' | 'ids' | 'clock'>,
  given: {
    projectId: string;
    files: readonly (ImportFile & Partial<StoredImportFile>)[];
    options: ImportOptions;
    startedBy: string | null;
  },
): Promise<JobRow> {
  return database
    .insertInto('import_job')
    .values({
      id: ids.next(),
      project_id: given.projectId,
      state: 'waiting',
      dry_run: false,
      options: json(given.options),
      files: json(given.files.map((file) => ({ ...file, fileId: file.fileId ?? null }))),
      progress: json(emptyProgress),
      checkpoint: json(fromTheStart),
      runner: null,
      error: null,
      started_by: given.startedBy,
      created_at: clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function loadImportJob(
  database: Kysely<Tables>,
  { projectId, importId }: JobPath,
): Promise<JobRow> {
  const row = await database
    .selectFrom('import_job')
    .selectAll()
    .where('id', '=', importId)
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such import');
  return row;
}

export async function listImportJobs(
  database: Kysely<Tables>,
  projectId: string,
): Promise<JobRow[]> {
  return database
    .selectFrom('import_job')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** The job as the wire has it: ids of stored files stay here. */
export function importJobOf(row: JobRow): ImportJob {
  return {
    id: row.id,
    projectId: row.project_id,
    state: row.state,
    dryRun: row.dry_run,
    options: row.options,
    files: row.files.map(({ fileId, ...file }) => ({ ...file, uploaded: fileId !== null })),
    progress: row.progress,
    error: row.error,
    startedBy: row.started_by,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
