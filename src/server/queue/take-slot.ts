import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import type { Lane } from './lane.ts';

export type Taking = {
  projectId: string;
  expertId: string;
  /** The lane that is searched, or what was offered to this expert, from this priority on. */
  from:
    | (Lane & { kind: 'lane'; /** No slot up to here is open and his to take. */ start: number })
    | { kind: 'offers'; leastPriority: number };
  /** Wait for slots that others are just taking, instead of passing over them. */
  patient: boolean;
  purpose: 'current' | 'next';
  leaseUntil: Date;
  now: Date;
  projectVersion: number;
  shuffle: boolean;
  /** Id of the assignment if there is none yet, and what its response order is drawn from. */
  assignmentId: string;
  seed: string;
};

export type Taken = {
  /** Null when nothing was taken. */
  assignmentId: string | null;
  place: number | null;
  /** With nothing taken: a slot that is this expert's to take but that somebody else is taking. */
  contested: boolean;
};

/**
 * Takes the first open slot of a lane, or of those offered to him first, that this expert may
 * have: one statement, so one moment and one commit. The unique indexes are the judges: one slot of a task to one expert, one
 * current and one next assignment; a violation (23505) means that the same person asked twice.
 *
 * His own and excluded tasks are tested by scalar subqueries, which the planner cannot turn
 * into a join or a hash over everything he ever answered. It guesses that one row in 200 passes
 * a bare `is null`, but 199 an `is not null`: with the first guess it takes the search for a long
 * one and compiles it, which costs a second on PostgreSQL. `seen` is the same search without locks: the
 * cursor stops short of a slot that was passed over only because somebody else was taking it
 * and may yet fail to. Where nothing is left, the cursor moves behind the last open slot.
 */
export async function takeSlot(database: Kysely<Tables>, taking: Taking): Promise<Taken> {
  const { projectId, expertId, from } = taking;
  const lock = taking.patient ? sql`for update of s` : sql`for update of s skip locked`;
  const [source, within, first] =
    from.kind === 'lane'
      ? [
          sql`slot s`,
          sql`s.project_id = ${projectId} and s.priority = ${from.priority}
            and s.skills = ${from.skills} and s.place > ${from.start}`,
          sql`s.place`,
        ]
      : [
          sql`opinion_offer f join slot s on s.task_id = f.task_id and s.n = f.n`,
          sql`f.project_id = ${projectId} and f.expert_id = ${expertId}
            and f.priority >= ${from.leastPriority}`,
          sql`f.priority desc, s.place`,
        ];
  const mine = sql`
    select s.task_id, s.n, s.place from ${source}
    where ${within} and s.state = 'open'
      and nullif((select o.n from slot o
        where o.task_id = s.task_id and o.expert_id = ${expertId} limit 1) is null, false) is not null
      and nullif((select 1 from task_exclusion x
        where x.task_id = s.task_id and x.expert_id = ${expertId} limit 1) is null, false) is not null
    order by ${first} limit 1`;
  const order = taking.shuffle ? sql`md5(${taking.seed} || r.id)` : sql`r.position`;
  const { rows } = await sql<{ id: string | null; place: number | null; seen: number | null }>`
    with pick as materialized (${mine} ${lock}),
    seen as materialized (${mine}),
    taken as (
      update slot s
      set state = 'leased', expert_id = ${expertId}, epoch = s.epoch + 1,
          lease_until = ${taking.leaseUntil}
      from pick where s.task_id = pick.task_id and s.n = pick.n
      returning s.task_id, s.n, s.epoch, pick.place
    ), assigned as (
      insert into assignment as a (id, project_id, task_id, slot_n, expert_id, epoch, purpose,
        state, lease_until, response_order, project_version, rubric_id, rubric_version, claimed_at)
      select ${taking.assignmentId}, ${projectId}, t.task_id, t.n, ${expertId}, t.epoch,
        ${taking.purpose}, 'held', ${taking.leaseUntil},
        (select coalesce(jsonb_agg(r.id order by ${order}), '[]') from response r
         where r.task_id = t.task_id and r.derived_from is null),
        ${taking.projectVersion}, rubric.id, rubric.version, ${taking.now}
      from taken t
        join task on task.id = t.task_id
        left join rubric on rubric.id = task.rubric_id
      on conflict (task_id, expert_id) do update set
        slot_n = excluded.slot_n, epoch = excluded.epoch, purpose = excluded.purpose,
        state = 'held', lease_until = excluded.lease_until,
        project_version = excluded.project_version, rubric_id = excluded.rubric_id,
        rubric_version = excluded.rubric_version, claimed_at = excluded.claimed_at
      returning a.id
    ), withdrawn as (
      delete from opinion_offer f using taken t where f.task_id = t.task_id and f.n = t.n
    )${from.kind === 'lane' ? sql`, ${cursorMove(taking, from)}` : sql``}
    select (select id from assigned) as id, (select place from taken) as place,
      (select place from seen) as seen`.execute(database);
  const [row] = rows;
  return {
    assignmentId: row?.id ?? null,
    place: row?.place ?? null,
    contested: row?.id == null && row?.seen != null,
  };
}

type FromLane = Extract<Taking['from'], { kind: 'lane' }>;

/** Offers lie anywhere in their lane: taking one moves no cursor. */
function cursorMove({ projectId, expertId }: Taking, { priority, skills, start }: FromLane) {
  return sql`moved as (
      insert into queue_cursor as c (project_id, expert_id, priority, skills, place)
      select ${projectId}, ${expertId}, ${priority}, ${skills}, goal.place
      from (select coalesce(
          (select least(t.place, (select place - 1 from seen where place < t.place)) from taken t),
          (select place - 1 from seen),
          (select s.place from slot s
           where s.project_id = ${projectId} and s.priority = ${priority} and s.skills = ${skills}
             and s.state = 'open' and s.place > ${start}
           order by s.place desc limit 1),
          ${start}) as place) goal
      on conflict (project_id, expert_id, priority, skills)
        do update set place = greatest(c.place, excluded.place)
    )`;
}
