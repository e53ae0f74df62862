import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { Transaction } from 'kysely';
import type { ImportOptions } from '#contract/data/import-job.ts';
import type { Detector } from '#domain/guard/finding.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import type { ImportSource } from './import-source.ts';
import type { ImportTally } from './import-tally.ts';
import { letOthersRun } from './let-others-run.ts';

/**
 * Where a run goes on after a stop: rows of the first `file` files and `row` rows of the next
 * are done; `group` is the first row of the last group that was made into a task.
 */
export type Checkpoint = {
  file: number;
  row: number;
  staged: number;
  group: number;
  /** How often the server resumed from here by itself; the next batch forgets it. */
  attempts?: number;
};

export const fromTheStart: Checkpoint = { file: 0, row: 0, staged: 0, group: 0 };

/** One run of an import, from its start or from a checkpoint. */
export type ImportRun = {
  limbs: Pick<AppLimbs, 'database' | 'ids' | 'clock' | 'log'>;
  jobId: string;
  /** The name under which this run holds the job; whoever takes it over gives it another. */
  runner: string;
  projectId: string;
  plan: ProjectSettings;
  dryRun: boolean;
  options: ImportOptions;
  sources: readonly ImportSource[];
  rubrics: ReadonlyMap<string, readonly Criterion[]>;
  tally: ImportTally;
  /** Looks for what may be confidential; what it finds is reported, never dropped. */
  guard: Detector;
  checkpoint: Checkpoint;
  signal: AbortSignal;
  /** Last moment given to a task, in microseconds: the order of import is the order of tasks. */
  micros: number;
  /** Set once a task was met that the project has already. */
  metKnown: boolean;
};

/** Thrown to leave a run that was asked to stop; everything before it is kept. */
export class ImportStopped extends Error {}

/** Work at most this much in one transaction, so that others' saves wait briefly. */
export const BATCH_ROWS = 2000;
export const BATCH_CHARACTERS = 800_000;

/** Runs `write` and keeps tally and checkpoint in the same transaction; then lets others in. */
export async function commitBatch(
  run: ImportRun,
  checkpoint: Checkpoint,
  write: (transaction: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  const { database, clock } = run.limbs;
  await database.transaction().execute(async (transaction) => {
    await write(transaction);
    const refused = run.tally.pending;
    if (refused.length > 0) {
      await transaction
        .insertInto('import_refusal')
        .values(refused.map((row) => ({ job_id: run.jobId, ...row })))
        .execute();
    }
    const job = await transaction
      .updateTable('import_job')
      .set({
        progress: JSON.stringify(run.tally.progress),
        checkpoint: JSON.stringify(checkpoint),
        heartbeat_at: clock.now(),
      })
      .where('id', '=', run.jobId)
      .where('state', '=', 'running')
      .where('runner', '=', run.runner)
      .returning('id')
      .executeTakeFirst();
    // Stopped or taken over by another process: this batch is rolled back and done again there.
    if (!job) throw new ImportStopped();
  });
  run.tally.pending = [];
  run.checkpoint = checkpoint;
  await letOthersRun();
  if (run.signal.aborted) throw new ImportStopped();
}

/** The next `count` moments, always later than those before. */
export function nextMicros(run: ImportRun, count: number): number {
  const now = run.limbs.clock.now().getTime() * 1000;
  const first = Math.max(now, run.micros + 1);
  run.micros = first + count;
  return first;
}
