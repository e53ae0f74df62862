import { sql, type Kysely } from 'kysely';
import type { OnboardingState } from '#domain/gold/onboarding.ts';
import type { Tables } from '#server/database/tables.ts';

/** What decides whether an expert's next new task is gold. */
export type GoldPlan = {
  rate: number;
  passMark: number;
  seed: string;
  /** New tasks that this expert was given. */
  turns: number;
  state: OnboardingState | null;
  /** The project has an onboarding set. */
  hasSet: boolean;
};

/**
 * Null where nothing of gold applies: the project has none, or the person is a lead, who knows
 * the answers. One statement along primary keys, whatever the project has grown to.
 */
export async function goldPlan(
  database: Kysely<Tables>,
  { projectId, expertId }: { projectId: string; expertId: string },
): Promise<GoldPlan | null> {
  const { rows } = await sql<GoldPlan>`
    select s.rate, s.pass_mark as "passMark", s.seed, coalesce(p.turns, 0) as turns, p.state,
      exists (select 1 from gold_item g where g.project_id = s.project_id
        and g.use = 'onboarding' and g.withdrawn_at is null) as "hasSet"
    from gold_settings s
      left join gold_standing p on p.project_id = s.project_id and p.expert_id = ${expertId}
    where s.project_id = ${projectId}
      and not exists (select 1 from membership m where m.project_id = ${projectId}
        and m.account_id = ${expertId} and m.role = 'lead')`.execute(database);
  return rows[0] ?? null;
}

/** One more new task was given; the next one's turn is decided anew. */
export async function countTurn(
  database: Kysely<Tables>,
  { projectId, expertId }: { projectId: string; expertId: string },
): Promise<void> {
  await sql`
    insert into gold_standing as p (project_id, expert_id, turns) values (${projectId}, ${expertId}, 1)
    on conflict (project_id, expert_id) do update set turns = p.turns + 1`.execute(database);
}
