import { sql, type RawBuilder } from 'kysely';

/**
 * The part of a statement that counts active seconds on a day, if there are any. It belongs into
 * the statement that stores what they were counted with: one is never kept without the other.
 */
export function addActiveTime(
  assignmentId: string,
  day: string,
  seconds: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    insert into active_day as t (assignment_id, day, seconds)
    select ${assignmentId}, ${day}, given.seconds from (select ${seconds} as seconds) given
    where given.seconds > 0
    on conflict (assignment_id, day) do update set seconds = t.seconds + excluded.seconds`;
}

/** What a device's own sum has more than was counted for the assignment until now. */
export function uncounted(assignmentId: string, total: number): RawBuilder<unknown> {
  return sql`(select ${total}::float8 - coalesce(sum(seconds), 0) from active_day
    where assignment_id = ${assignmentId})`;
}
