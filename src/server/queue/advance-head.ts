import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import type { Lane } from './lane.ts';

/** Heads move in strides: each move rewrites the lane's row. */
const STRIDE = 256;
/** So far behind a claim a head is worth searching anew, and only at every so many places. */
const FAR = 4096;
const SELDOM = 61;

/**
 * Moves a lane's head behind slots that are no longer open, so that a newcomer does not walk
 * over the index entries of everything that was done, which stay until a vacuum. `known` is a
 * place up to which the caller has just seen none open, or null. A lane that somebody is giving
 * places in is left for another time.
 */
export async function advanceHead(
  database: Kysely<Tables>,
  lane: Lane & { projectId: string; head: number },
  known: number | null,
  taken: number,
): Promise<void> {
  const { projectId, priority, skills, head } = lane;
  const worth =
    known === null ? taken - head >= FAR && taken % SELDOM === 0 : known - head >= STRIDE;
  if (!worth) return;
  const goal =
    known === null
      ? sql`(select s.place - 1 from slot s
             where s.project_id = ${projectId} and s.priority = ${priority}
               and s.skills = ${skills} and s.state = 'open' and s.place > ${head}
             order by s.place limit 1)`
      : sql`${known}::bigint`;
  await sql`
    with free as (
      select project_id, priority, skills from queue_lane
      where project_id = ${projectId} and priority = ${priority} and skills = ${skills}
      for update skip locked
    ), goal as materialized (select ${goal} as place)
    update queue_lane l set head = goal.place
    from free, goal
    where l.project_id = free.project_id and l.priority = free.priority
      and l.skills = free.skills and goal.place - l.head >= ${STRIDE}`.execute(database);
}
