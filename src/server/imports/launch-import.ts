import type { ImportOptions } from '#contract/data/import-job.ts';
import { guardText } from '#domain/guard/guard-text.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { Refusal } from '#server/refusal.ts';
import { loadImportJob, type JobPath, type JobRow } from './import-jobs.ts';
import { fromTheStart } from './import-run.ts';
import type { ImportSource } from './import-source.ts';
import { emptyProgress, ImportTally } from './import-tally.ts';
import { clearWaiting, INTERRUPTED, runImport } from './run-import.ts';

/** A runner that was not heard of for so long has died with its process. */
export const DEAD_AFTER_MS = 60_000;

/** Imports that run in this process, by job. */
const running = new Map<
  string,
  { database: AppLimbs['database']; stop: AbortController; done: Promise<void> }
>();

export type Launch = {
  /** From the beginning, or on from the last batch. */
  from: 'start' | 'checkpoint';
  dryRun?: boolean;
  options?: ImportOptions | undefined;
  /** Where the bytes are; absent = in the file store. */
  sources?: readonly ImportSource[];
  /** What it goes on with once it is started: whoever started it may leave. Absent = the same. */
  goingOn?: AppLimbs;
  /** Nobody asked: the server goes on with what another process left (resume-interrupted.ts). */
  unasked?: { runnerIsDead: boolean };
};

/**
 * Starts or resumes a job in this process and answers at once. Throws `closed` where it runs
 * already, is finished, or a file is missing. The claim is one statement: of two who start the
 * same job one wins.
 */
export async function launchImport(
  limbs: AppLimbs,
  path: JobPath,
  launch: Launch,
): Promise<JobRow> {
  const { database, clock } = limbs;
  const before = await loadImportJob(database, path);
  refuseUnfit(before, launch, clock.now());
  const sources = launch.sources ?? storedSources(limbs, before);
  const { settings } = await loadProject(database, before.project_id);
  refuseUnexplained(before, launch);
  const fresh = launch.from === 'start';
  const runner = limbs.ids.next();
  const attempts = launch.unasked ? (before.checkpoint.attempts ?? 0) + 1 : 0;
  if (fresh) {
    await clearWaiting({ limbs, jobId: before.id });
    await database.deleteFrom('import_refusal').where('job_id', '=', before.id).execute();
  }
  const row = await database
    .updateTable('import_job')
    .set({
      state: 'running',
      runner,
      heartbeat_at: clock.now(),
      error: null,
      finished_at: null,
      ...(fresh
        ? {
            dry_run: launch.dryRun ?? false,
            progress: json(emptyProgress),
            checkpoint: json(fromTheStart),
          }
        : { checkpoint: json({ ...before.checkpoint, attempts }) }),
      ...(launch.options ? { options: json(launch.options) } : {}),
    })
    .where('id', '=', before.id)
    .where('state', '=', before.state)
    .where((where) =>
      before.runner === null ? where('runner', 'is', null) : where('runner', '=', before.runner),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('closed', 'Somebody else started this import just now');
  run(launch.goingOn ?? limbs, { ...row, runner }, settings, sources);
  return row;
}

function refuseUnfit(row: JobRow, { from, sources, unasked }: Launch, now: Date): void {
  const heard = row.heartbeat_at?.getTime() ?? 0;
  const dead = unasked?.runnerIsDead === true || now.getTime() - heard >= DEAD_AFTER_MS;
  const alive = running.has(row.id) || !dead;
  if (row.state === 'running' && alive) throw new Refusal('closed', 'This import is running');
  if (row.state === 'done') throw new Refusal('closed', 'This import is finished');
  if (from === 'checkpoint' && (row.state === 'waiting' || row.state === 'checked')) {
    throw new Refusal('closed', 'This import was not started yet');
  }
  const missing = row.files.find(({ fileId }) => fileId === null);
  if (missing && !sources) {
    throw new Refusal('closed', `The bytes of ${missing.name} are not here yet`);
  }
}

/** What a check found is explained before it is written. Throws `incomplete` with every place. */
function refuseUnexplained({ state, progress, options }: JobRow, launch: Launch): void {
  if (state !== 'checked' || launch.dryRun === true) return;
  if ((launch.options ?? options).explanation !== undefined) return;
  const open = (progress.findings ?? []).filter((each) => each.needsExplanation);
  if (open.length === 0) return;
  throw new Refusal('incomplete', 'Say why what may be confidential is imported all the same', {
    errors: open.map(({ file, lines, field, why }) => ({
      place: `${file}:${lines[0] ?? 1} ${field}`,
      reason: why,
    })),
  });
}

function storedSources({ files }: AppLimbs, row: JobRow): ImportSource[] {
  return row.files.map(({ name, size, use, fileId }) => ({
    name,
    size,
    use,
    async open() {
      const stream = fileId === null ? null : await files.get(fileId);
      if (!stream) throw new Error(`The bytes of ${name} are gone: send the file again`);
      return stream;
    },
  }));
}

function run(
  limbs: AppLimbs,
  row: JobRow & { runner: string },
  plan: ProjectSettings,
  sources: readonly ImportSource[],
): void {
  const stop = new AbortController();
  const { attempts: _, ...checkpoint } = row.checkpoint;
  const done = runImport({
    limbs,
    jobId: row.id,
    runner: row.runner,
    projectId: row.project_id,
    plan,
    dryRun: row.dry_run,
    options: row.options,
    sources,
    tally: new ImportTally(row.progress),
    guard: guardText({
      confidentialWords: plan.confidentialWords,
      restrictedDocuments: [],
    }),
    checkpoint,
    signal: stop.signal,
    micros: 0,
    metKnown: false,
  })
    .then(async (how) => {
      if (how === 'finished' && !row.dry_run) await forgetBytes(limbs, row);
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      limbs.log({ level: 'error', message: 'import failed', job: row.id, reason });
    })
    .finally(() => running.delete(row.id));
  running.set(row.id, { database: limbs.database, stop, done });
}

async function forgetBytes({ files }: AppLimbs, row: JobRow): Promise<void> {
  for (const { fileId } of row.files) if (fileId !== null) await files.remove(fileId);
}

/** Asks a running import to stop after its batch, and waits until it has. */
export async function stopImport(limbs: AppLimbs, path: JobPath): Promise<JobRow> {
  // In a transaction, which asks for the caller's right: stopping a runner here is no statement.
  const row = await limbs.database
    .transaction()
    .execute((transaction) => loadImportJob(transaction, path));
  const here = running.get(row.id);
  if (here) {
    here.stop.abort();
    await here.done;
  } else if (row.state === 'running') {
    // Its runner is another process or died: the next batch there finds the state changed.
    await limbs.database
      .updateTable('import_job')
      .set({ state: 'stopped', finished_at: limbs.clock.now() })
      .where('id', '=', row.id)
      .where('state', '=', 'running')
      .execute();
  }
  return loadImportJob(limbs.database, path);
}

/**
 * Before a server closes its database: its imports end with the batch under way and stay marked
 * as running, so that the next process goes on with them.
 */
export async function interruptImports(database: AppLimbs['database']): Promise<void> {
  const here = [...running.values()].filter((each) => each.database === database);
  for (const { stop } of here) stop.abort(INTERRUPTED);
  await Promise.all(here.map(({ done }) => done));
}

/** Resolves once a job of this process has ended, whichever way. */
export async function importEnded(importId: string): Promise<void> {
  await running.get(importId)?.done;
}
