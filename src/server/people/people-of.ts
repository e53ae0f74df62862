import { sql, type Kysely } from 'kysely';
import type { Person } from '#contract/people/person.ts';
import { role } from '#domain/people/role.ts';
import type { Wall } from '#domain/people/wall.ts';
import type { Tables } from '#server/database/tables.ts';

type Row = {
  id: string;
  name: string | null;
  email: string | null;
  roles: string[];
  skills: string[] | null;
  since: Date | null;
  annotations: number;
  week: number;
  version: number | null;
  signed_at: Date | null;
  walls: (Wall & { tasks: number })[];
  kept: number;
  factor: boolean;
};

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Everybody with a role in the project, and everybody who had one, by name. */
export async function peopleOf(
  database: Kysely<Tables>,
  projectId: string,
  now: Date,
): Promise<Person[]> {
  const week = new Date(now.getTime() - WEEK_MS);
  const { rows } = await sql<Row>`
    with member as (
      select account_id as id from membership where project_id = ${projectId}
      union select account_id from member_profile where project_id = ${projectId}
    )
    select member.id, account.name, account.email, profile.skills, profile.since,
      array(select role from membership where account_id = member.id
        and project_id = ${projectId} order by role) as roles,
      done.annotations, done.week, signed.version, signed.signed_at,
      coalesce((select jsonb_agg(jsonb_build_object('company', wall.company, 'tie', wall.tie,
          'note', wall.note, 'endsOn', wall.ends_on, 'tasks',
          (select count(*) from wall_task t where t.project_id = wall.project_id
            and t.account_id = wall.account_id and t.n = wall.n)) order by wall.n)
        from wall where account_id = member.id and project_id = ${projectId}), '[]') as walls,
      (select count(*)::int from task_exclusion where expert_id = member.id
        and project_id = ${projectId} and kind = 'conflict') as kept,
      exists (select from second_factor where account_id = member.id
        and confirmed_at is not null) as factor
    from member
      left join account on account.id = member.id
      left join member_profile profile on profile.account_id = member.id
        and profile.project_id = ${projectId}
      cross join lateral (
        select count(*)::int as annotations,
          coalesce(sum(active_seconds) filter (where submitted_at >= ${week}), 0)::float8 as week
        from annotation where annotator_id = member.id and project_id = ${projectId}
      ) done
      left join lateral (
        select version, signed_at from attestation where account_id = member.id
          and project_id = ${projectId} order by version desc limit 1
      ) signed on true
    order by account.name nulls last, member.id`.execute(database);
  return rows.map(personOf);
}

function personOf(row: Row): Person {
  return {
    accountId: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles.flatMap((each) => role.safeParse(each).data ?? []),
    skills: row.skills ?? [],
    since: row.since?.toISOString() ?? null,
    annotations: row.annotations,
    weekSeconds: row.week,
    attested:
      row.version === null || row.signed_at === null
        ? null
        : { version: row.version, at: row.signed_at.toISOString() },
    walls: row.walls,
    keptAway: row.kept,
    secondFactor: row.factor,
  };
}
