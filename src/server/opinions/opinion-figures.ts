import { sql, type Kysely } from 'kysely';
import type { Consensus } from '#contract/quality/get-consensus.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { hasFixedOverlap } from '#domain/queue/slot-plan.ts';
import type { Tables } from '#server/database/tables.ts';
import { thresholdOf } from './opinion-threshold.ts';

/**
 * How far asking one by one has come. Saved is what the closed tasks outside the fixed share took
 * less than the fixed overlap; the load is over all tasks.
 */
export async function opinionFigures(
  database: Kysely<Tables>,
  projectId: string,
  settings: ProjectSettings,
  names: ReadonlyMap<string, string>,
): Promise<Consensus['opinions']> {
  const rule = settings.anotherOpinion;
  if (!rule) return null;
  const rows = await database
    .selectFrom('task_opinion')
    .select(['task_id', 'answers', 'certainty', 'decision'])
    .where('project_id', '=', projectId)
    // What is right of a gold item is known: nothing was saved there.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('gold_item')
            .select('gold_item.task_id')
            .whereRef('gold_item.task_id', '=', 'task_opinion.task_id')
            .where('withdrawn_at', 'is', null),
        ),
      ),
    )
    .execute();
  const isFixed = ({ task_id }: { task_id: string }) =>
    hasFixedOverlap(settings, projectId, task_id);
  const adaptive = rows.filter((row) => !isFixed(row));
  const closed = adaptive.filter(({ decision }) => decision !== 'ask');
  const certain = closed.flatMap(({ certainty }) => (certainty === null ? [] : [certainty]));
  const tasks = await database
    .selectFrom('task')
    .select('id as task_id')
    .where('project_id', '=', projectId)
    .where('closed_at', 'is', null)
    .execute();
  const count = (decision: string) => adaptive.filter((row) => row.decision === decision).length;
  const { sure } = await thresholdOf(database, projectId, rule.certainty);
  return {
    questions: rule.questions,
    aim: rule.certainty,
    sure,
    fixedShare: rule.fixedShare,
    fixedTasks: tasks.filter(isFixed).length,
    settled: count('enough'),
    asking: count('ask'),
    adjudicate: count('adjudicate'),
    meanCertainty:
      certain.length === 0 ? null : certain.reduce((sum, each) => sum + each, 0) / certain.length,
    answers: closed.reduce((sum, each) => sum + each.answers, 0),
    fixedAnswers: closed.length * settings.overlap,
    load: await loadOf(database, projectId, names),
  };
}

async function loadOf(
  database: Kysely<Tables>,
  projectId: string,
  names: ReadonlyMap<string, string>,
) {
  const { rows } = await sql<{ expert_id: string; answers: number }>`
    select expert_id, count(*)::int as answers from slot
    where project_id = ${projectId} and state = 'done' and expert_id is not null
    group by expert_id order by answers desc, expert_id`.execute(database);
  return rows.map(({ expert_id, answers }) => ({
    accountId: expert_id,
    name: names.get(expert_id) ?? 'Removed account',
    answers,
  }));
}
