import { sql } from 'kysely';
import type { ImportProgress } from '#contract/data/import-job.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import type { ImportRun } from './import-run.ts';

/** A job as somebody holds it, or as nobody does. */
export type HeldJob = {
  limbs: Pick<ImportRun['limbs'], 'database' | 'clock'>;
  jobId: string;
  projectId: string;
  runner: string | null;
};

/**
 * Writes how a job ended. Answers false, and changes nothing, where somebody else holds it by
 * now. Without `progress` what the row says of the last good batch stands.
 */
export async function endImport(
  { limbs, jobId, projectId, runner }: HeldJob,
  state: 'checked' | 'done' | 'stopped' | 'failed',
  { error = null, progress }: { error?: string | null; progress?: ImportProgress } = {},
): Promise<boolean> {
  const now = limbs.clock.now();
  return limbs.database.transaction().execute(async (transaction) => {
    const job = await transaction
      .updateTable('import_job')
      .set({
        state,
        error,
        runner: null,
        finished_at: now,
        ...(progress ? { progress: json(progress) } : {}),
      })
      .where('id', '=', jobId)
      .where('runner', 'is not distinct from', runner)
      .returning(['started_by', 'progress'])
      .executeTakeFirst();
    if (!job) return false;
    if (state === 'checked') return true;
    const { tasks, responses, skipped, refused } = job.progress;
    await appendAudit(transaction, {
      projectId,
      at: now,
      kind: 'import-finished',
      actor: job.started_by,
      subject: jobId,
      detail: { state, tasks, responses, skipped, refused },
    });
    return true;
  });
}

/**
 * Lets go of a job that is not finished, so that any process may go on with it at once. That
 * this one stopped says nothing against the job: its attempts are forgotten.
 */
export async function handOver({ limbs, jobId, runner }: HeldJob): Promise<void> {
  await limbs.database
    .updateTable('import_job')
    .set({ runner: null, heartbeat_at: null, checkpoint: sql`checkpoint - 'attempts'` })
    .where('id', '=', jobId)
    .where('runner', 'is not distinct from', runner)
    .where('state', '=', 'running')
    .execute();
}
