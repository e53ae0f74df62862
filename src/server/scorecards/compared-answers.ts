import type { Kysely } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import { compareWithGold } from '#domain/gold/compare-with-gold.ts';
import type { FinalDecision } from '#domain/review/final-answer.ts';
import type { ComparedAnswer } from '#domain/skill/reliability.ts';
import type { Tables } from '#server/database/tables.ts';
import { askedBy, type GoldResult } from '#server/gold/gold-results.ts';

/** Every answer whose truth somebody stands for: gold items, and tasks that were adjudicated. */
export async function comparedAnswers(
  database: Kysely<Tables>,
  projectId: string,
  gold: readonly GoldResult[],
): Promise<ComparedAnswer[]> {
  return [
    ...gold.flatMap(({ expertId, domain, parts }) =>
      parts.map(({ name, right }) => ({ expert: expertId, domain, question: name, right })),
    ),
    ...(await adjudicatedAnswers(database, projectId)),
  ];
}

async function adjudicatedAnswers(
  database: Kysely<Tables>,
  projectId: string,
): Promise<ComparedAnswer[]> {
  const finals = await database
    .selectFrom('final_answer')
    .distinctOn('task_id')
    .select(['task_id', 'rule', 'decided'])
    .where('project_id', '=', projectId)
    .orderBy('task_id')
    .orderBy('version', 'desc')
    .execute();
  const decided = new Map(
    finals
      .filter(({ rule }) => rule === 'adjudicated')
      .map((final) => [final.task_id, expectedOf(final.decided)]),
  );
  if (decided.size === 0) return [];
  const rows = await database
    .selectFrom('annotation')
    .innerJoin('task', 'task.id', 'annotation.task_id')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'annotation.assignment_id')
    .distinctOn(['annotation.task_id', 'annotation.annotator_id'])
    .selectAll('annotation')
    .select('task.skills')
    .where('annotation.task_id', 'in', [...decided.keys()])
    .where('gold_assignment.assignment_id', 'is', null)
    // What an expert is measured by is their own version, not a reviewer's fix of it.
    .whereRef('annotation.made_by', '=', 'annotation.annotator_id')
    .orderBy('annotation.task_id')
    .orderBy('annotation.annotator_id')
    .orderBy('annotation.version', 'desc')
    .execute();
  const asked = askedBy(database, projectId);
  const answers: ComparedAnswer[] = [];
  for (const row of rows) {
    const expected = decided.get(row.task_id);
    if (!expected) continue;
    const parts = compareWithGold(await asked(row), expected, row.grades, (id) => id);
    const common = { expert: row.annotator_id, domain: row.skills[0] ?? 'General' };
    answers.push(...parts.map(({ name, right }) => ({ ...common, question: name, right })));
  }
  return answers;
}

function expectedOf({ verdicts, answers }: FinalDecision): Grades {
  return {
    verdicts: verdicts.map(({ criterionId, responseId, value }) => ({
      criterionId,
      criterionVersion: 1,
      responseId,
      value,
    })),
    answers,
    highlights: [],
    rewrites: [],
  };
}
