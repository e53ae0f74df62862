import { sql, type Kysely } from 'kysely';
import type { Regrade } from '#contract/quality/claim-regrade.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { blindTask } from '#server/tasks/blind-task.ts';

/** After so long without a submission an item goes to whoever asks next. */
const HELD_MINUTES = 180;

type Asked = { projectId: string; regraderId: string };

/**
 * The item that this person holds, else the first in the order of the draw that is theirs to
 * judge: never their own work, never a task that they graded or reviewed themselves, since they
 * know what was answered. The answer holds the task as an expert sees it, in an order of its own, and nothing of what was answered.
 */
export async function claimRegrade(
  limbs: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  asked: Asked,
): Promise<{ regrade: Regrade | null; waiting: number }> {
  const { database } = limbs;
  const id = await retryOnConflict(async () => (await held(database, asked)) ?? take(limbs, asked));
  const { waiting } = await openItems(database, asked.projectId)
    .select((each) => each.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  return {
    regrade: id === null ? null : await loadRegrade(database, id),
    waiting: Number(waiting),
  };
}

function openItems(database: Kysely<Tables>, projectId: string) {
  return database
    .selectFrom('spot_check_item as item')
    .innerJoin('spot_check as check', 'check.id', 'item.check_id')
    .where('check.project_id', '=', projectId)
    .where('check.closed_at', 'is', null)
    .where('item.place', 'is not', null)
    .where('item.regraded_at', 'is', null);
}

async function held(database: Kysely<Tables>, asked: Asked): Promise<string | null> {
  const row = await openItems(database, asked.projectId)
    .select('item.regrade_id')
    .where('item.regrader_id', '=', asked.regraderId)
    .orderBy('check.n')
    .limit(1)
    .executeTakeFirst();
  return row?.regrade_id ?? null;
}

async function take(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  { projectId, regraderId }: Asked,
): Promise<string | null> {
  const now = clock.now();
  const ended = new Date(now.getTime() - HELD_MINUTES * 60_000);
  const { rows } = await sql<{ id: string }>`
    with pick as materialized (
      select i.check_id, i.annotation_id, i.task_id
      from spot_check_item i join spot_check c on c.id = i.check_id
      where c.project_id = ${projectId} and c.closed_at is null
        and i.place is not null and i.regraded_at is null
        and (i.regrader_id is null or i.claimed_at < ${ended})
        and i.expert_id <> ${regraderId}
        and not exists (select 1 from annotation a
          where a.task_id = i.task_id and a.annotator_id = ${regraderId})
        and not exists (select 1 from annotation a
          join review_decision d on d.assignment_id = a.assignment_id
          where a.id = i.annotation_id and d.reviewer_id = ${regraderId})
        and not exists (select 1 from annotation a
          join review_blind b on b.assignment_id = a.assignment_id
          where a.id = i.annotation_id and b.reviewer_id = ${regraderId})
      order by c.n, i.place limit 1
      for update of i skip locked
    )
    update spot_check_item i
    set regrader_id = ${regraderId}, claimed_at = ${now}, regrade_id = ${ids.next()},
      response_order = (
        select coalesce(jsonb_agg(r.id order by md5(${ids.next()} || r.id)), '[]') from response r
        where r.task_id = pick.task_id and r.derived_from is null)
    from pick where i.check_id = pick.check_id and i.annotation_id = pick.annotation_id
    returning i.regrade_id as id`.execute(database);
  return rows[0]?.id ?? null;
}

/** How the item's annotation was made: the same rubric and settings hold for the regrade. */
export function regradeRow(database: Kysely<Tables>, regradeId: string) {
  return database
    .selectFrom('spot_check_item as item')
    .innerJoin('annotation', 'annotation.id', 'item.annotation_id')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'annotation.project_id')
        .onRef('project_version.version', '=', 'annotation.project_version'),
    )
    .selectAll('item')
    .select([
      'annotation.project_id',
      'annotation.rubric_id',
      'annotation.rubric_version',
      'annotation.project_version',
      'annotation.grades as their_grades',
      'annotation.scores as their_scores',
      'project_version.settings',
    ])
    .where('item.regrade_id', '=', regradeId)
    .executeTakeFirst();
}

/** What decides how the regrader sees the task. */
export function viewOf(row: NonNullable<Awaited<ReturnType<typeof regradeRow>>>) {
  return {
    taskId: row.task_id,
    responseOrder: row.response_order ?? [],
    rubricId: row.rubric_id,
    rubricVersion: row.rubric_version,
    projectVersion: row.project_version,
  };
}

async function loadRegrade(database: Kysely<Tables>, id: string): Promise<Regrade | null> {
  const row = await regradeRow(database, id);
  if (!row) return null;
  const settings = projectSettings.parse(row.settings);
  return {
    id,
    task: await blindTask(database, viewOf(row), settings),
    settings,
    settingsVersion: row.project_version,
  };
}
