import { sql, type Kysely, type Transaction } from 'kysely';
import { companyMatcher, hasEnded, type Wall } from '#domain/people/wall.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { releaseHeldIn, requireMember } from './set-roles.ts';

const TASKS_AT_ONCE = 500;

/** What of a task may name a company: what it asks about, not what models answered. */
export type WallText = {
  id: string;
  title: string;
  prompt: unknown;
  documents: unknown;
  metadata: unknown;
};

/**
 * Sets the walls around a member and finds the tasks behind them. The project's row is locked
 * against imports, which take it shared: no task can slip in between.
 */
export async function setWalls(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; accountId: string; walls: readonly Wall[]; by: string | null },
): Promise<{ keptAway: number }> {
  const { database, clock } = limbs;
  const { projectId, accountId, walls } = given;
  const behind = await database.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('project')
      .select('id')
      .where('id', '=', projectId)
      .forUpdate()
      .execute();
    await requireMember(transaction, projectId, accountId);
    const whose = { project_id: projectId, account_id: accountId };
    for (const table of ['wall_task', 'wall'] as const) {
      await transaction
        .deleteFrom(table)
        .where('project_id', '=', projectId)
        .where('account_id', '=', accountId)
        .execute();
    }
    const rows = walls.map(({ endsOn, ...wall }, n) => ({ ...whose, ...wall, n, ends_on: endsOn }));
    if (rows.length > 0) await transaction.insertInto('wall').values(rows).execute();
    await openAgain(transaction, projectId, accountId);
    const found = await behindWalls(transaction, projectId, rows, clock.now());
    await exclude(transaction, found, clock.now());
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'walls-changed',
      actor: given.by,
      subject: accountId,
      detail: { walls: walls.length, tasks: new Set(found.map(({ taskId }) => taskId)).size },
    });
    return [...new Set(found.map(({ taskId }) => taskId))];
  });
  await releaseHeldIn(limbs, projectId, accountId, behind);
  return { keptAway: behind.length };
}

/** Lifts the conflict exclusions; the cursor goes back, so that they are found again. */
async function openAgain(
  transaction: Transaction<Tables>,
  projectId: string,
  accountId: string,
): Promise<void> {
  await transaction
    .deleteFrom('task_exclusion')
    .where('project_id', '=', projectId)
    .where('expert_id', '=', accountId)
    .where('kind', '=', 'conflict')
    .execute();
  await transaction
    .deleteFrom('queue_cursor')
    .where('project_id', '=', projectId)
    .where('expert_id', '=', accountId)
    .execute();
}

type WallRow = {
  project_id: string;
  account_id: string;
  n: number;
  company: string;
  ends_on: string | null;
};
type Behind = { wall: WallRow; taskId: string };

async function behindWalls(
  transaction: Transaction<Tables>,
  projectId: string,
  walls: readonly WallRow[],
  now: Date,
): Promise<Behind[]> {
  const found: Behind[] = [];
  if (walls.length === 0) return found;
  for (let after = ''; ;) {
    const tasks = await transaction
      .selectFrom('task')
      .select(['id', 'title', 'prompt', 'documents', 'metadata'])
      .where('project_id', '=', projectId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(TASKS_AT_ONCE)
      .execute();
    found.push(...conflicts(walls, tasks, now));
    if (tasks.length < TASKS_AT_ONCE) return found;
    after = tasks.at(-1)?.id ?? '';
  }
}

function conflicts(walls: readonly WallRow[], tasks: readonly WallText[], now: Date): Behind[] {
  const today = now.toISOString().slice(0, 10);
  const standing = walls.filter(({ ends_on }) => !hasEnded({ endsOn: ends_on }, today));
  if (standing.length === 0) return [];
  const named = companyMatcher(standing.map(({ company }) => company));
  return tasks.flatMap(({ id, ...text }) => {
    const companies = new Set(named(textOf(text)));
    return standing.flatMap((wall) => (companies.has(wall.company) ? [{ wall, taskId: id }] : []));
  });
}

/** All strings of a value, apart from each other. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textOf).join('\n');
}

async function exclude(
  transaction: Transaction<Tables>,
  found: readonly Behind[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < found.length; at += 1000) {
    const part = found.slice(at, at + 1000);
    await transaction
      .insertInto('wall_task')
      .values(
        part.map(({ wall: { project_id, account_id, n }, taskId }) => ({
          project_id,
          account_id,
          n,
          task_id: taskId,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const once = new Map(part.map((each) => [`${each.wall.account_id} ${each.taskId}`, each]));
    await transaction
      .insertInto('task_exclusion')
      .values(
        [...once.values()].map(({ wall, taskId }) => ({
          task_id: taskId,
          expert_id: wall.account_id,
          project_id: wall.project_id,
          kind: 'conflict' as const,
          reason: 'Conflict of interest',
          comment: null,
          at: now,
        })),
      )
      .onConflict((conflict) => conflict.columns(['task_id', 'expert_id']).doNothing())
      .execute();
  }
}

/** New tasks are kept from whoever has a wall that they name, in the transaction that adds them. */
export async function keepBehindWalls(
  transaction: Transaction<Tables>,
  projectId: string,
  tasks: readonly WallText[],
  now: Date,
): Promise<void> {
  if (tasks.length === 0) return;
  await sql`select id from project where id = ${projectId} for share`.execute(transaction);
  const walls = await transaction
    .selectFrom('wall')
    .select(['project_id', 'account_id', 'n', 'company', 'ends_on'])
    .where('project_id', '=', projectId)
    .execute();
  await exclude(transaction, conflicts(walls, tasks, now), now);
}

/** Before work is handed out: walls whose last day has passed no longer keep anything away. */
export async function liftEndedWalls(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  projectId: string,
  accountId: string,
): Promise<void> {
  const { database, clock } = limbs;
  const today = clock.now().toISOString().slice(0, 10);
  const ended = await database
    .selectFrom('wall')
    .innerJoin('wall_task', (join) =>
      join
        .onRef('wall_task.project_id', '=', 'wall.project_id')
        .onRef('wall_task.account_id', '=', 'wall.account_id')
        .onRef('wall_task.n', '=', 'wall.n'),
    )
    .select('wall.n')
    .where('wall.project_id', '=', projectId)
    .where('wall.account_id', '=', accountId)
    .where('ends_on', '<', today)
    .limit(1)
    .executeTakeFirst();
  if (!ended) return;
  const walls = await wallsOf(database, projectId, accountId);
  await setWalls(limbs, { projectId, accountId, walls, by: null });
}

export async function wallsOf(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
): Promise<Wall[]> {
  const rows = await database
    .selectFrom('wall')
    .select(['company', 'tie', 'note', 'ends_on as endsOn'])
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .orderBy('n')
    .execute();
  return rows;
}
