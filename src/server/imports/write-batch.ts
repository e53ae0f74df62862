import type { Transaction } from 'kysely';
import { checkTasks, type TaskFinding } from '#domain/guard/check-task.ts';
import type { Tables } from '#server/database/tables.ts';
import { nextMicros, type ImportRun } from './import-run.ts';
import { identityOf, knownExternalIds, knownHashes } from './known-tasks.ts';
import type { PreparedTask } from './prepared-task.ts';
import { writeTasks } from './write-tasks.ts';

/** Tasks that passed the guard, with what it found. */
export type CheckedTasks = {
  tasks: readonly PreparedTask[];
  findings: readonly [PreparedTask, TaskFinding][];
};

/** Before the transaction, so that the database works on the batch before it meanwhile. */
export function checkBatch(
  { guard }: Pick<ImportRun, 'guard'>,
  tasks: readonly PreparedTask[],
): CheckedTasks {
  return { tasks, findings: tasks.length === 0 ? [] : checkTasks(tasks, guard) };
}

/** Writes a batch of tasks, or in a dry run finds out what writing it would do; counts either. */
export async function writeBatch(
  run: ImportRun,
  transaction: Transaction<Tables>,
  { tasks, findings }: CheckedTasks,
): Promise<void> {
  const { projectId, plan, limbs, tally, dryRun } = run;
  if (tasks.length === 0) return;
  for (const [{ place }, finding] of findings) tally.finding(place, finding);
  for (const task of tasks) if (tally.wantsReady()) tally.ready(readyTask(task));
  const written = dryRun
    ? await wouldWrite(transaction, projectId, tasks)
    : await writeTasks(
        transaction,
        {
          projectId,
          plan,
          ids: limbs.ids,
          micros: nextMicros(run, tasks.length),
          expectKnown: run.metKnown,
          onKnown: () => {
            run.metKnown = true;
          },
        },
        tasks,
      );
  tally.progress.tasks += written.tasks;
  tally.progress.responses += written.responses;
  tally.progress.skipped += written.skipped;
  for (const { place, task } of written.taken) {
    const reason = 'A task with the same id and another content is there already';
    tally.refuse(place, { field: 'id', reason }, task.externalId ?? '');
  }
}

async function wouldWrite(
  transaction: Transaction<Tables>,
  projectId: string,
  tasks: readonly PreparedTask[],
): Promise<Awaited<ReturnType<typeof writeTasks>>> {
  const hashes = await knownHashes(transaction, projectId, tasks.map(identityOf));
  const externalIds = tasks.flatMap(({ task }) => task.externalId ?? []);
  const ids = await knownExternalIds(transaction, projectId, externalIds);
  const result = { tasks: 0, responses: 0, skipped: 0, taken: [] as PreparedTask[] };
  for (const each of tasks) {
    const { externalId, responses } = each.task;
    if (hashes.has(identityOf(each))) result.skipped += 1;
    else if (externalId !== null && ids.has(externalId)) result.taken.push(each);
    else {
      hashes.add(identityOf(each));
      if (externalId !== null) ids.add(externalId);
      result.tasks += 1;
      result.responses += responses.length;
    }
  }
  return result;
}

function readyTask({ task, place }: PreparedTask) {
  const points = (task.criteria ?? []).map((each) => each.points);
  const sum = (wanted: number[]): number => wanted.reduce((total, each) => total + each, 0);
  return {
    ...place,
    externalId: task.externalId,
    title: task.title,
    responses: task.responses.length,
    criteria: points.length,
    positive: sum(points.filter((each) => each > 0)),
    negative: sum(points.filter((each) => each < 0)),
  };
}
