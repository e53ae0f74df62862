import { sql, type Kysely } from 'kysely';
import { SKILL_SEPARATOR } from '#domain/queue/skill-key.ts';
import type { Tables } from '#server/database/tables.ts';
import type { Lane } from './lane.ts';

export type OpenLane = Lane & {
  head: number;
  /** Where this expert's search starts: no slot up to here is open and his to take. */
  start: number;
  /** The first open slot behind `start`, his to take or not. */
  firstOpen: number;
};

/**
 * The lanes in which this expert may find something: the most urgent first, of equal ones that
 * whose first slot is oldest. `skills` are his, as keys have them.
 */
export async function lanesWithOpenSlots(
  database: Kysely<Tables>,
  projectId: string,
  expertId: string,
  skills: readonly string[],
): Promise<OpenLane[]> {
  const own = [...skills];
  const { rows } = await sql<OpenLane>`
    select l.priority, l.skills, l.head, start.place as start, first.place as "firstOpen"
    from queue_lane l
      left join queue_cursor c on c.project_id = l.project_id and c.priority = l.priority
        and c.skills = l.skills and c.expert_id = ${expertId}
      cross join lateral (select greatest(l.head, coalesce(c.place, 0)) as place) start
      cross join lateral (
        select s.place from slot s
        where s.project_id = l.project_id and s.priority = l.priority
          and s.skills = l.skills and s.state = 'open' and s.place > start.place
        order by s.place limit 1
      ) first
    where l.project_id = ${projectId}
      and string_to_array(l.skills, ${SKILL_SEPARATOR}) <@ ${own}::text[]
    order by l.priority desc, first.place`.execute(database);
  return rows;
}
