import { sql, type Transaction } from 'kysely';
import { SKILL_SEPARATOR, plainSkill } from '#domain/queue/skill-key.ts';
import type { TaskOpinion } from '#domain/quality/task-opinion.ts';
import { expertToAsk, type AskableExpert } from '#domain/skill/adaptive-overlap.ts';
import type { Tables } from '#server/database/tables.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';
import { lockLanes } from '#server/queue/lock-lanes.ts';

/** So many experts have one slot offered to them first; whoever of them comes first takes it. */
const OFFERED_TO = 2;
/** Nobody has more offers waiting than this: then the next best are asked, and all get work. */
const MOST_OFFERS = 5;

export type Asking = {
  projectId: string;
  taskId: string;
  weakest: NonNullable<TaskOpinion['weakest']>;
  accuracyOf: (question: string, expert: string) => number;
};

/**
 * Opens one more slot, at the end of its lane as any new one, and offers it to the experts whose
 * opinion tells most about the unit that is least certain. An offer only lets its expert pass the
 * lane: an expert who finds nothing before it takes the slot as well, so nobody is left without
 * work, and no task waits for somebody who does not come.
 */
export async function askAnother(
  transaction: Transaction<Tables>,
  { projectId, taskId, weakest, accuracyOf }: Asking,
): Promise<void> {
  const lane = await transaction
    .selectFrom('slot')
    .select(['priority', 'skills', (slot) => slot.fn.max('n').as('last')])
    .where('task_id', '=', taskId)
    .where('n', '<=', LAST_ORDINARY_SLOT)
    .groupBy(['priority', 'skills'])
    .orderBy('last', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const n = lane.last + 1;
  const { priority, skills } = lane;
  await lockLanes(transaction, projectId, [lane]);
  await transaction
    .insertInto('slot')
    .values({ task_id: taskId, n, project_id: projectId, priority, skills, state: 'open' })
    .execute();
  const free = await freeExperts(transaction, { projectId, taskId, skills });
  let askable: AskableExpert[] = free.map((each) => ({
    ...each,
    accuracy: accuracyOf(weakest.question, each.expert),
    // What an hour of each costs does not enter: rates are between a person and the leads, and
    // who is offered work first would tell them; the load is kept even by MOST_OFFERS instead.
    pay: 1,
  }));
  for (let asked = 0; asked < OFFERED_TO; asked += 1) {
    const best = expertToAsk(weakest.posterior, askable);
    if (!best) return;
    askable = askable.filter(({ expert }) => expert !== best.expert);
    await transaction
      .insertInto('opinion_offer')
      .values({ task_id: taskId, n, expert_id: best.expert, project_id: projectId, priority })
      .execute();
  }
}

/** Experts of the project who may take the task, with the offers they still have room for. */
async function freeExperts(
  transaction: Transaction<Tables>,
  at: { projectId: string; taskId: string; skills: string },
): Promise<{ expert: string; free: number }[]> {
  const { projectId, taskId } = at;
  const { rows } = await sql<{ expert: string; skills: string[] | null; offers: number }>`
    select m.account_id as expert, p.skills,
      (select count(*) from opinion_offer o
       where o.project_id = m.project_id and o.expert_id = m.account_id)::int as offers
    from membership m
      left join member_profile p on p.project_id = m.project_id and p.account_id = m.account_id
    where m.project_id = ${projectId} and m.role = 'expert'
      and not exists (select 1 from slot s
        where s.task_id = ${taskId} and s.expert_id = m.account_id)
      and not exists (select 1 from task_exclusion x
        where x.task_id = ${taskId} and x.expert_id = m.account_id)
    order by m.account_id`.execute(transaction);
  const needed = at.skills === '' ? [] : at.skills.split(SKILL_SEPARATOR);
  return rows
    .filter(({ skills }) => {
      const own = new Set((skills ?? []).map(plainSkill));
      return needed.every((skill) => own.has(skill));
    })
    .map(({ expert, offers }) => ({ expert, free: MOST_OFFERS - offers }));
}
