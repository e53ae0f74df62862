import type { ImportRun } from './import-run.ts';

const BEAT_MS = 15_000;

/**
 * Says now and then that a run is alive, however long it reads before its next batch: on resuming
 * it passes over all that was done. Answers how to stop.
 */
export function keepBeating({ limbs, jobId, runner }: ImportRun): () => void {
  const timer = setInterval(() => {
    limbs.database
      .updateTable('import_job')
      .set({ heartbeat_at: limbs.clock.now() })
      .where('id', '=', jobId)
      .where('runner', '=', runner)
      .execute()
      // A database that is gone fails the next batch too, and that one is told.
      .catch(() => {});
  }, BEAT_MS);
  return () => clearInterval(timer);
}
