import { readRubrics } from '#domain/formats/read-rubrics.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { endImport, handOver } from './end-import.ts';
import { finishGroups } from './finish-groups.ts';
import { ImportStopped, type ImportRun } from './import-run.ts';
import { textOf } from './import-source.ts';
import { keepBeating } from './keep-beating.ts';
import { readRows } from './read-rows.ts';

/** Why a run stops that the next server process goes on with. */
export const INTERRUPTED = 'interrupted';

const RUBRIC_LIMIT = 16 * 1024 * 1024;
const ROWS_AT_ONCE = 2000;

/**
 * Runs an import to its end, or until its signal says stop. The job's row always tells what was
 * written: whoever finds it stopped or its runner dead can run it again from there.
 */
export async function runImport(run: Omit<ImportRun, 'rubrics'>): Promise<'finished' | 'stopped'> {
  const full: ImportRun = { ...run, rubrics: new Map() };
  const stopBeating = keepBeating(full);
  try {
    full.rubrics = await rubricsOf(full);
    if (full.rubrics.size > 0 && full.options.rubricKey === null) {
      full.options = { ...full.options, rubricKey: 'occupation' };
    }
    await readRows(full);
    await finishGroups(full);
    full.tally.progress.phase = 'finished';
    const { progress } = full.tally;
    // Taken over by another process: the rows that wait are no longer ours to clear.
    if (!(await endImport(full, full.dryRun ? 'checked' : 'done', { progress }))) return 'stopped';
    await clearWaiting(full);
    return 'finished';
  } catch (error) {
    if (error instanceof ImportStopped) {
      if (run.signal.reason === INTERRUPTED) await handOver(full);
      else await endImport(full, 'stopped');
      return 'stopped';
    }
    const message = error instanceof Error ? error.message : String(error);
    await endImport(full, 'failed', { error: message });
    throw error;
  } finally {
    stopBeating();
  }
}

async function rubricsOf(run: ImportRun): Promise<Map<string, readonly Criterion[]>> {
  const rubrics = new Map<string, readonly Criterion[]>();
  for (const source of run.sources.filter(({ use }) => use === 'rubric')) {
    const read = readRubrics(source.name, await textOf(source, RUBRIC_LIMIT));
    if (read.ok) for (const [key, criteria] of read.value) rubrics.set(key, criteria);
    else if (run.checkpoint.file === 0 && run.checkpoint.row === 0) {
      run.tally.refuse({ file: source.name, line: 1 }, read.error, '');
    }
  }
  return rubrics;
}

/** Rows that waited are no longer needed; in small steps, since others use the database too. */
export async function clearWaiting({ limbs, jobId }: Pick<ImportRun, 'limbs' | 'jobId'>) {
  const { database } = limbs;
  await database.deleteFrom('import_group').where('job_id', '=', jobId).execute();
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const gone = await database
      .deleteFrom('import_row')
      .where('job_id', '=', jobId)
      .where('n', '>', from)
      .where('n', '<=', from + ROWS_AT_ONCE)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
  }
}
