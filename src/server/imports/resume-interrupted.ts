import type { AppLimbs } from '#server/app-limbs.ts';
import { Refusal } from '#server/refusal.ts';
import { endImport } from './end-import.ts';
import type { JobRow } from './import-jobs.ts';
import { DEAD_AFTER_MS, launchImport } from './launch-import.ts';

/** An import that ends its server's process every time must not keep it from starting. */
const MOST_ATTEMPTS = 3;

/**
 * Goes on with imports whose process ended before they did, each from its last batch. `alone`
 * says that no other process can be at this data: whatever runs was left behind. Otherwise only
 * imports are taken that were handed over or not heard of for a minute; of several processes
 * that try, the claim in launchImport lets one have it.
 */
export async function resumeInterrupted(
  limbs: AppLimbs,
  { alone }: { alone: boolean },
): Promise<void> {
  const { database, clock } = limbs;
  const heardOf = new Date(clock.now().getTime() - DEAD_AFTER_MS);
  const left = await database
    .selectFrom('import_job')
    .selectAll()
    .where('state', '=', 'running')
    .where((where) =>
      where.or([
        where.lit(alone),
        where('heartbeat_at', 'is', null),
        where('heartbeat_at', '<=', heardOf),
      ]),
    )
    .orderBy('created_at')
    .execute();
  for (const row of left) {
    const hopeless = reasonToGiveUp(row);
    if (hopeless === null) await resume(limbs, row, alone);
    else await giveUp(limbs, row, hopeless);
  }
}

async function resume(limbs: AppLimbs, row: JobRow, runnerIsDead: boolean): Promise<void> {
  const path = { projectId: row.project_id, importId: row.id };
  try {
    await launchImport(limbs, path, { from: 'checkpoint', unasked: { runnerIsDead } });
    limbs.log({ level: 'info', message: 'import resumed', job: row.id });
  } catch (error) {
    // Somebody else was faster.
    if (error instanceof Refusal && error.kind === 'closed') return;
    const reason = error instanceof Error ? error.message : String(error);
    limbs.log({ level: 'error', message: 'import not resumed', job: row.id, reason });
  }
}

function reasonToGiveUp({ files, checkpoint }: JobRow): string | null {
  const missing = files.find(({ fileId }) => fileId === null);
  if (missing) {
    return `The program that read ${missing.name} ended before the import did. Import it again: what is here already is passed over`;
  }
  if ((checkpoint.attempts ?? 0) < MOST_ATTEMPTS) return null;
  return 'The server ended again and again at the same place of this import. Resume it to try once more';
}

async function giveUp(limbs: AppLimbs, row: JobRow, error: string): Promise<void> {
  const job = { limbs, jobId: row.id, projectId: row.project_id, runner: row.runner };
  await endImport(job, 'failed', { error });
  limbs.log({ level: 'warn', message: 'import given up', job: row.id, reason: error });
}
