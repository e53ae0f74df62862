import { sql, type Kysely } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { seedProject } from '#tests/databases/seed-project.ts';

const EXPERTS = 30;
/** Experts for each task. */
const OVERLAP = 3;
const BATCH = 500;
const DOMAINS = ['banking', 'consulting', 'law'];
/** Of each response, as long as real ones are. */
const WORDS = 300;

const criteria: Criterion[] = Array.from({ length: 13 }, (_, at) => ({
  id: `c${at}`,
  version: 1,
  text: `Checks figure ${at} of the model`,
  tags: [],
  required: false,
  dependsOn: [],
  points: at % 5 === 4 ? -3 : 4,
  scale: { kind: 'binary' },
}));

/**
 * Fills an empty database with project `p` in which three of thirty experts judged each task: a
 * preference and 26 verdicts, of which 85 in 100 are right. Answers the number of verdicts.
 */
export async function judgedProject(database: Kysely<Tables>, tasks: number): Promise<number> {
  const random = seededGenerator(tasks);
  await seedProject(database, {
    tasks,
    settings: {
      overlap: OVERLAP,
      questions: [{ kind: 'comparison', name: 'Preference', required: true }],
    },
  });
  const text = Array.from({ length: WORDS }, (_, at) => `word${at % 90}`).join(' ');
  const said = json([{ role: 'assistant', content: [{ type: 'text', text }] }]);
  await sql`update response set messages = ${said}::jsonb`.execute(database);
  await sql`
    update task set skills = array[(${DOMAINS}::text[])[1 + abs(hashtext(id)) % 3]]`.execute(
    database,
  );
  await database.insertInto('rubric').values({ id: 'r', project_id: 'p', task_id: null }).execute();
  const version = { rubric_id: 'r', version: 1, criteria: json(criteria) };
  await database
    .insertInto('rubric_version')
    .values({ ...version, made_by: null, note: null, made_at: new Date() })
    .execute();
  let verdicts = 0;
  for (let from = 1; from <= tasks; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, tasks + 1 - from) }, (_, at) => {
      const task = `t${from + at}`;
      const first = random.below(EXPERTS);
      return Array.from({ length: OVERLAP }, (_each, n) => ({
        task,
        expert: `e${(first + n * 7) % EXPERTS}`,
        slot: n + 1,
        grades: json(gradesOf(task, random)),
        order: json([`${task}-r1`, `${task}-r2`]),
      }));
    }).flat();
    verdicts += rows.length * criteria.length * 2;
    const given = json(rows);
    await sql`
      insert into assignment (id, project_id, task_id, slot_n, expert_id, epoch, purpose, state,
        lease_until, response_order, project_version, rubric_id, rubric_version)
      select task || '-' || expert, 'p', task, slot, expert, 1, 'current', 'submitted',
        now(), "order"::jsonb, 1, 'r', 1
      from jsonb_to_recordset(${given}::jsonb)
        as given (task text, expert text, slot int, "order" text)`.execute(database);
    await sql`
      insert into annotation (id, project_id, task_id, version, round, assignment_id, annotator_id,
        made_by, grades, fields, display_order, rubric_id, rubric_version, project_version, scores,
        scoring_rule, scoring_rule_version, active_seconds)
      select task || '-' || expert || '-1', 'p', task, 1, 1, task || '-' || expert, expert,
        expert, grades::jsonb, '{}', "order"::jsonb, 'r', 1, 1, '[]', 'prbench-normalised', 1, 600
      from jsonb_to_recordset(${given}::jsonb)
        as given (task text, expert text, grades text, "order" text)`.execute(database);
  }
  return verdicts;
}

function gradesOf(task: string, random: ReturnType<typeof seededGenerator>): Grades {
  const responses = [`${task}-r1`, `${task}-r2`] as const;
  const right = () => random.uniform() < 0.85;
  return {
    verdicts: criteria.flatMap(({ id }) =>
      responses.map((responseId, at) => ({
        criterionId: id,
        criterionVersion: 1,
        responseId,
        value: right() === (at === 0) ? ('met' as const) : ('not-met' as const),
      })),
    ),
    answers: [
      {
        question: 'Preference',
        answer: {
          kind: 'preference',
          first: responses[0],
          second: responses[1],
          value: right() ? -2 : 1,
          bothBad: false,
        },
      },
    ],
    highlights: [],
    rewrites: [],
  };
}
