import { sql, type Kysely } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import type { ReviewState } from '#domain/review/review.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { seedProject } from './seed-project.ts';
import { annotate } from './submitted-work.ts';

const criteria: Criterion[] = [
  'States the answer first',
  'Bridges to equity value',
  'Deducts leases',
  'Names the date',
  'Leaves the range out',
].map((text, at) => ({
  id: `c${at + 1}`,
  version: 1,
  text,
  title: text,
  tags: [],
  required: false,
  dependsOn: [],
  points: at === 4 ? -4 : 4,
  scale: { kind: 'binary' },
}));

/** Who works on it and how often a verdict of theirs is right. */
const experts = [
  ['e-soto', 'Mei-Lin Soto', 0.95],
  ['e-weiss', 'Clara Weiss', 0.92],
  ['e-okafor', 'Ines Okafor', 0.9],
  ['e-petrov', 'Jonas Petrov', 0.72],
] as const;

const domains = ['Valuation', 'Tax', 'Restructuring'];

/**
 * A project `p` as it stands after some weeks: four experts of different skill, three domains,
 * reviews, returns and disputes, times and a rate, all drawn with one seed. What a lead's screens
 * are looked at with.
 */
export async function seedGradedProject(
  database: Kysely<Tables>,
  { tasks = 60, until }: { tasks?: number; until: Date },
): Promise<void> {
  const random = seededGenerator('graded');
  await seedProject(database, {
    tasks,
    skills: (n) => [domains[n % 3] ?? ''],
    settings: {
      name: 'Meridian · Valuation memos',
      questions: [{ kind: 'comparison', name: 'Preference', required: true }],
      overlap: 3,
    },
  });
  for (const [id, name] of experts) {
    const at = { created_at: until, updated_at: until };
    await database
      .insertInto('account')
      .values({ id, name, email: `${id}@meridian.example`, image: null, ...at })
      .execute();
    await database
      .insertInto('membership')
      .values({ project_id: 'p', account_id: id, role: 'expert' })
      .execute();
  }
  await database.insertInto('rubric').values({ id: 'r', project_id: 'p', task_id: null }).execute();
  await database
    .insertInto('rubric_version')
    .values({
      rubric_id: 'r',
      version: 1,
      criteria: json(criteria),
      made_by: null,
      note: null,
      made_at: until,
    })
    .execute();
  await database
    .insertInto('pay_rate')
    .values({
      project_id: 'p',
      account_id: null,
      per_hour_minor: 12_000,
      currency: 'EUR',
      from_day: '2020-01-01',
      set_by: 'lead',
      set_at: until,
    })
    .execute();
  const done = Math.floor(tasks * 0.8);
  for (let n = 1; n <= done; n++) {
    const at = new Date(until.getTime() - (1 + Math.floor(((done - n) * 20) / done)) * 86_400_000);
    const truth = criteria.map(() => random.uniform() < 0.6);
    const better = random.uniform() < 0.5 ? -1 : 1;
    for (const [place, [expert, , skill]] of experts.entries()) {
      if (place === n % 4) continue;
      const right = () => random.uniform() < skill;
      const seconds = Math.round((expert === 'e-petrov' ? 400 : 1100) * (0.7 + random.uniform()));
      const value = right() ? 2 * better : -better;
      await annotate(database, { task: `t${n}`, expert, value, seconds });
      await grade(database, {
        task: `t${n}`,
        expert,
        verdicts: truth.map((met) => met === right()),
      });
      await settle(database, {
        task: `t${n}`,
        expert,
        at,
        seconds,
        state: stateOf(random.uniform()),
      });
    }
  }
  await sql`update slot set state = 'done' where project_id = 'p' and task_id in
    (select task_id from annotation where project_id = 'p')`.execute(database);
}

function stateOf(draw: number): ReviewState {
  if (draw < 0.05) return 'returned';
  if (draw < 0.1) return 'disputed';
  return draw < 0.17 ? 'waiting' : 'accepted';
}

async function grade(
  database: Kysely<Tables>,
  given: { task: string; expert: string; verdicts: readonly boolean[] },
): Promise<void> {
  const { task, expert, verdicts } = given;
  const row = await database
    .selectFrom('annotation')
    .select('grades')
    .where('id', '=', `${task}-${expert}-1`)
    .executeTakeFirstOrThrow();
  const responses = [`${task}-r1`, `${task}-r2`];
  const grades: Grades = {
    ...row.grades,
    verdicts: criteria.flatMap(({ id }, at) =>
      responses.map((responseId, column) => ({
        criterionId: id,
        criterionVersion: 1,
        responseId,
        value: verdicts[at] === (column === 0) ? ('met' as const) : ('not-met' as const),
      })),
    ),
  };
  const met = verdicts.filter(Boolean).length / verdicts.length;
  const scores = responses.map((responseId, column) => {
    const share = column === 0 ? met : 1 - met;
    return { responseId, raw: share, clamped: share, points: share * 16, gateFailed: false };
  });
  await database
    .updateTable('annotation')
    .set({ grades: json(grades), scores: json(scores), rubric_id: 'r', rubric_version: 1 })
    .where('id', '=', `${task}-${expert}-1`)
    .execute();
}

async function settle(
  database: Kysely<Tables>,
  given: { task: string; expert: string; at: Date; seconds: number; state: ReviewState },
): Promise<void> {
  const { task, expert, at, seconds, state } = given;
  const assignment = `${task}-${expert}`;
  await database
    .updateTable('annotation')
    .set({ submitted_at: at })
    .where('assignment_id', '=', assignment)
    .execute();
  await database
    .insertInto('active_day')
    .values({ assignment_id: assignment, day: at.toISOString().slice(0, 10), seconds })
    .execute();
  await database
    .insertInto('review')
    .values({
      assignment_id: assignment,
      project_id: 'p',
      task_id: task,
      expert_id: expert,
      annotation_id: `${assignment}-1`,
      round: 1,
      state,
      asked_by: null,
      submitted_at: at,
      decided_at: state === 'waiting' ? null : at,
    })
    .execute();
  if (state !== 'disputed') return;
  const decision = `${assignment}-d`;
  await database
    .insertInto('review_decision')
    .values({
      id: decision,
      project_id: 'p',
      assignment_id: assignment,
      annotation_id: `${assignment}-1`,
      round: 1,
      kind: 'return',
      reviewer_id: 'lead',
      note: 'The bridge is right as it stands?',
      fixed_annotation_id: null,
      at,
    })
    .execute();
  await database
    .insertInto('review_dispute')
    .values({
      decision_id: decision,
      project_id: 'p',
      assignment_id: assignment,
      expert_id: expert,
      grounds: [],
      reason: 'The memo names the bridge on page 2.',
      at,
      outcome: null,
      answer: null,
      decided_by: null,
    })
    .execute();
}
