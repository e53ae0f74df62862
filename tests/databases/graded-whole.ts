import { sql, type Kysely } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { annotate } from './submitted-work.ts';

/** A sound point and a fault. */
const criteria: Criterion[] = ['sound', 'fault'].map((id) => ({
  id,
  version: 1,
  text: `Checks ${id}`,
  tags: [],
  required: false,
  dependsOn: [],
  points: id === 'fault' ? -4 : 4,
  scale: { kind: 'binary' },
}));

/** The project's rubric, of two criteria. */
export async function twoCriteriaRubric(database: Kysely<Tables>): Promise<void> {
  await database.insertInto('rubric').values({ id: 'r', project_id: 'p', task_id: null }).execute();
  const version = { rubric_id: 'r', version: 1, criteria: json(criteria) };
  await database
    .insertInto('rubric_version')
    .values({ ...version, made_by: null, note: null, made_at: new Date() })
    .execute();
}

type Given = {
  task: string;
  expert: string;
  value: number;
  met: boolean;
  seconds: number;
  /** Beside the preference and the rating. */
  more?: Grades['answers'];
};

/**
 * Writes what one expert answered over the annotation that stands for it: a preference, a rating,
 * every verdict of `twoCriteriaRubric`, and scores.
 */
export async function gradeWhole(
  database: Kysely<Tables>,
  given: Given,
  version = 1,
): Promise<void> {
  const { task, expert, value, met, seconds, more = [] } = given;
  if (version === 1) await annotate(database, { task, expert, value });
  const responses = [`${task}-r1`, `${task}-r2`] as const;
  const grades: Grades = {
    verdicts: criteria.flatMap(({ id }) =>
      responses.map((responseId, at) => ({
        criterionId: id,
        criterionVersion: 1,
        responseId,
        value: met === (at === 0) ? ('met' as const) : ('not-met' as const),
      })),
    ),
    answers: [
      {
        question: 'Preference',
        answer: {
          kind: 'preference',
          first: responses[0],
          second: responses[1],
          value,
          bothBad: false,
        },
      },
      { question: 'Clarity', answer: { kind: 'rating', step: met ? 3 : 1 } },
      ...more,
    ],
    highlights: [],
    rewrites: [],
  };
  const scores = responses.map((responseId, at) => ({
    responseId,
    raw: met === (at === 0) ? 0.9 : 0.1,
    clamped: 0.5,
    points: 2,
    gateFailed: false,
  }));
  await sql`
    insert into annotation (id, project_id, task_id, assignment_id, annotator_id, version, round,
      grades, fields, display_order, rubric_id, rubric_version, project_version, scoring_rule,
      scoring_rule_version, scores, active_seconds, made_by, submitted_at)
    select ${`${task}-${expert}-${version + 1}`}, project_id, task_id, assignment_id, annotator_id,
      ${version + 1}, round, ${json(grades)}, fields, display_order, 'r', 1, project_version,
      scoring_rule, scoring_rule_version, ${json(scores)}, ${seconds}, made_by, submitted_at
    from annotation where task_id = ${task} and annotator_id = ${expert} and version = 1`.execute(
    database,
  );
}
