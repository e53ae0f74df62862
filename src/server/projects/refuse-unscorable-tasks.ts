import { sql, type Transaction } from 'kysely';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { ScoringRuleName } from '#domain/score/scoring-rule-name.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { unsupportedScales } from '#domain/score/unsupported-scales.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

type First = { title: string; criteria: Criterion[]; tasks: number };

/**
 * Refuses a newly chosen scoring rule that has no meaning for rubrics which tasks brought with
 * them. The database looks through them, by what unsupportedScales asks of a criterion: one row
 * comes back, however many tasks there are.
 */
export async function refuseUnscorableTasks(
  transaction: Transaction<Tables>,
  projectId: string,
  name: ScoringRuleName,
): Promise<void> {
  const rule = scoringRule(name);
  const { rows } = await sql<First>`
    select task.title, version.criteria, count(*) over ()::int as tasks
    from task
      join rubric on rubric.id = task.rubric_id
      join rubric_version version
        on version.rubric_id = rubric.id and version.version = rubric.version
    where task.project_id = ${projectId} and exists (
      select 1 from jsonb_array_elements(version.criteria) criterion
      where criterion -> 'scale' ->> 'kind' <> all(${[...rule.scales]}::text[])
        or (not ${rule.negatives}::boolean and (criterion ->> 'points')::float8 < 0))
    order by task.created_at, task.id
    limit 1`.execute(transaction);
  const [first] = rows;
  if (first === undefined) return;
  const why = unsupportedScales(rule, first.criteria)[0]?.reason ?? '';
  const bring =
    first.tasks === 1 ? 'One task brings a rubric' : `${first.tasks} tasks bring a rubric`;
  const reason = `${bring} of ${first.tasks === 1 ? 'its' : 'their'} own that ${rule.title} cannot score. The first is “${first.title}”: ${why}`;
  throw new Refusal('invalid', reason, { errors: [{ place: 'body.scoringRule', reason }] });
}
