import { sql, type Kysely } from 'kysely';
import { neededRight, onboardingOutcome, type OnboardingState } from '#domain/gold/onboarding.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { goldResults } from './gold-results.ts';
import { LAST_ORDINARY_SLOT } from './gold-slot.ts';
import { mayJudge } from './may-judge.ts';
import { tellOnboarding } from './tell-onboarding.ts';

type Person = { projectId: string; expertId: string };

/** The items that are in somebody's onboarding set, and what became of each. */
export async function onboardingItems(
  database: Kysely<Tables>,
  { projectId, expertId }: Person,
): Promise<{ taskId: string; skipped: boolean }[]> {
  // Not what they marked themselves, nor what they had graded as ordinary work before.
  const { rows } = await sql<{ taskId: string; skills: string[]; skipped: boolean }>`
    select g.task_id as "taskId", t.skills, exists (select 1 from task_exclusion x
        where x.task_id = g.task_id and x.expert_id = ${expertId}) as skipped
    from gold_item g join task t on t.id = g.task_id
    where g.project_id = ${projectId} and g.use = 'onboarding' and g.withdrawn_at is null
      and g.made_by <> ${expertId} and t.closed_at is null
      and not exists (select 1 from slot o where o.task_id = g.task_id
        and o.expert_id = ${expertId} and o.n <= ${LAST_ORDINARY_SLOT})
    order by g.made_at, g.task_id`.execute(database);
  const { settings } = await loadProject(database, projectId);
  const may = await mayJudge(database, settings, { projectId, expertId });
  return rows.filter(({ skills }) => may(skills));
}

/**
 * Decides the onboarding of somebody who has submitted or skipped every item of the set; until
 * then it stays open. Decided once: what a lead decided, or an earlier end, stands.
 */
export async function concludeOnboarding(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  person: Person,
): Promise<OnboardingState> {
  const items = await onboardingItems(database, person);
  const results = await goldResults(database, { ...person, use: 'onboarding' });
  const done = new Map(results.map((each) => [each.taskId, each.right]));
  if (items.some(({ taskId, skipped }) => !skipped && !done.has(taskId))) return 'onboarding';
  const { pass_mark: passMark } = await database
    .selectFrom('gold_settings')
    .select('pass_mark')
    .where('project_id', '=', person.projectId)
    .executeTakeFirstOrThrow();
  const right = items.filter(({ taskId }) => done.get(taskId) === true).length;
  const state = onboardingOutcome(passMark, { right, of: items.length });
  const { rows } = await sql<{ state: OnboardingState }>`
    insert into gold_standing as p (project_id, expert_id, state, decided_at)
    values (${person.projectId}, ${person.expertId}, ${state}, ${clock.now()})
    on conflict (project_id, expert_id) do update
      set state = excluded.state, decided_at = excluded.decided_at
      where p.state is null or p.state = 'onboarding'
    returning state`.execute(database);
  if (rows.length === 0) {
    const since = await database
      .selectFrom('gold_standing')
      .select('state')
      .where('project_id', '=', person.projectId)
      .where('expert_id', '=', person.expertId)
      .executeTakeFirstOrThrow();
    return since.state ?? state;
  }
  // With nothing to answer there is nothing to tell.
  if (items.length > 0) {
    await tellOnboarding({ database, ids }, person, {
      state,
      reason: `${right} of ${items.length} right, ${neededRight(passMark, items.length)} needed; each item says why`,
      from: '',
      at: clock.now(),
    });
  }
  return state;
}
