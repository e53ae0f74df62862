import { expect, test } from 'vitest';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { madeCriterion } from '#domain/project/made-settings.fixture.ts';
import { json } from '#server/database/json.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { markGold } from '#server/gold/mark-gold.ts';
import { claim } from '#server/queue/claim.ts';
import { decideReview } from '#server/reviews/decide-review.ts';
import { disputeReturn } from '#server/reviews/dispute-return.ts';
import { unveilReview } from '#server/reviews/unveil-review.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { ownScorecard, scorecards } from './scorecards.ts';

const projectId = 'p';
type Word = 'met' | 'not-met';
const verdict = (value: Word) => ({ value, criterionVersion: 1 });
const fieldsFor = (task: string, value: Word): DraftFields => ({
  [`verdict/c/${task}-r1`]: verdict(value),
  [`verdict/c/${task}-r2`]: verdict('not-met'),
});

onBothDatabases('scorecards', (open) => {
  async function begin(overlap = 1) {
    const database = await open();
    await seedProject(database, {
      tasks: 12,
      settings: {
        questions: [],
        rubric: [madeCriterion('c')],
        scoringRule: 'healthbench',
        shuffle: false,
        overlap,
      },
    });
    const people = ['eva', 'finn', 'rita', 'sam'];
    await database
      .insertInto('account')
      .values(people.map((id) => ({ id, name: id, email: `${id}@example.com` })))
      .execute();
    const clock = manualClock();
    const limbs = { database, clock, ids: countingIds() };
    let keys = 0;
    const submit = async (expertId: string, value: Word = 'met') => {
      const own = await claim(limbs, { projectId, expertId, purpose: 'current' });
      if (!own) throw new Error('Nothing to grade');
      clock.forward(1);
      const { taskId, id } = own.assignment;
      const { annotationId } = await submitWork(limbs, {
        projectId,
        assignmentId: id,
        expertId,
        key: `s${++keys}`,
        body: {
          schema: 1,
          baseRevision: 0,
          fields: fieldsFor(taskId, value),
          activeSeconds: 60,
        },
      });
      return { taskId, reviewId: id, annotationId };
    };
    type Submitted = Awaited<ReturnType<typeof submit>>;
    const decide = (
      { reviewId, annotationId }: Submitted,
      accountId: string,
      kind: 'accept' | 'return',
    ) =>
      decideReview(limbs, {
        projectId,
        reviewId,
        accountId,
        key: `d${++keys}`,
        body: {
          annotationId,
          kind,
          note: kind === 'return' ? 'Look again.' : '',
          comments:
            kind === 'return' ? [{ anchor: { kind: 'task' as const }, text: 'Look again.' }] : [],
        },
      });
    const grade = ({ reviewId, annotationId, taskId }: Submitted, by: string, value: Word) => {
      clock.forward(1);
      return unveilReview(limbs, { projectId, reviewId }, by, {
        annotationId,
        fields: fieldsFor(taskId, value),
        activeSeconds: 30,
      });
    };
    const cardOf = async (id: string) =>
      (await scorecards(database, projectId)).find(({ accountId }) => accountId === id);
    return { database, limbs, submit, decide, grade, cardOf };
  }

  test('an expert’s card counts what became of the work and measures it against gold', async () => {
    const { database, limbs, submit, decide, cardOf } = await begin();
    const mark = (taskId: string) =>
      markGold(limbs, {
        projectId,
        taskId,
        by: 'lead',
        body: {
          use: 'onboarding',
          reason: 'It is there.',
          expected: { kind: 'own', schema: 1, fields: fieldsFor(taskId, 'met') },
        },
      });
    await mark('t11');
    await mark('t12');
    await submit('eva', 'met');
    await submit('eva', 'met');
    const [one, two] = [await submit('eva'), await submit('eva')];
    await decide(one, 'rita', 'accept');
    await decide(two, 'rita', 'return');
    const card = (await cardOf('eva'))?.asExpert;
    expect(card).toMatchObject({ submitted: 2, accepted: 1, returned: 1, disputed: 0 });
    // The onboarding was announced: it is no hidden gold.
    expect(card?.gold).toBeNull();
    expect(card?.reliability).toEqual([
      // Jeffreys: 2 of 2 right is Beta(2.5, 0.5), its mean 0.833; the lower end is its 2.5 % point.
      expect.objectContaining({ by: 'question', name: 'Rubric', compared: 2, high: 1 }),
      expect.objectContaining({ by: 'domain', name: 'General', compared: 2 }),
    ]);
    expect(card?.reliability[0]?.mean).toBeCloseTo(2.5 / 3, 10);
    expect(card?.pace).toMatchObject({ items: 2, medianSeconds: 60, othersSecondsPerWord: null });
    // Nought seconds were not worked: they were not recorded, and pull no median down.
    const untimed = database.updateTable('annotation').set({ active_seconds: 0 });
    await untimed.where('id', '=', one.annotationId).execute();
    expect((await cardOf('eva'))?.asExpert?.pace).toMatchObject({ items: 1, medianSeconds: 60 });
    await untimed.where('id', '=', two.annotationId).execute();
    expect((await cardOf('eva'))?.asExpert?.pace).toMatchObject({
      items: 0,
      secondsPerWord: null,
    });

    // One changed annotation moves the figure.
    const changed = await database
      .selectFrom('annotation')
      .select(['id', 'grades'])
      .where('task_id', '=', 't11')
      .executeTakeFirstOrThrow();
    const verdicts = changed.grades.verdicts.map((each) => ({
      ...each,
      value: 'not-met' as const,
    }));
    await database
      .updateTable('annotation')
      .set({ grades: json({ ...changed.grades, verdicts }) })
      .where('id', '=', changed.id)
      .execute();
    expect((await cardOf('eva'))?.asExpert?.reliability[0]?.mean).toBeCloseTo(0.5, 10);
  });

  test('adjudicated answers count like gold', async () => {
    const { database, submit, cardOf } = await begin(2);
    const { taskId } = await submit('eva', 'met');
    await submit('finn', 'not-met');
    const places = [`${taskId}-r1`, `${taskId}-r2`];
    const decided = {
      verdicts: places.map((responseId, at) => ({
        criterionId: 'c',
        responseId,
        value: at === 0 ? 'met' : 'not-met',
        by: 'person',
      })),
      answers: [],
    };
    await database
      .insertInto('final_answer')
      .values({
        task_id: taskId,
        version: 1,
        project_id: projectId,
        rule: 'adjudicated',
        decided: JSON.stringify(decided),
        note: '',
        made_by: 'lead',
        at: new Date(),
      })
      .execute();
    const rubric = async (id: string) => (await cardOf(id))?.asExpert?.reliability[0];
    expect(await rubric('eva')).toMatchObject({ compared: 1, high: 1 });
    expect(await rubric('finn')).toMatchObject({ compared: 1, low: 0 });
  });

  test('a reviewer’s card: overturned returns, a blind second opinion, and drift', async () => {
    const { database, limbs, submit, decide, grade, cardOf } = await begin();
    const works = [];
    for (let n = 0; n < 6; n += 1) works.push(await submit('eva'));
    // Rita judges as the expert does at first, and then severely.
    for (const [at, work] of works.entries()) await grade(work, 'rita', at < 3 ? 'met' : 'not-met');
    const [first, second, third] = works;
    if (!first || !second || !third) throw new Error('Nothing was submitted');
    await grade(first, 'sam', 'met');
    await grade(second, 'sam', 'not-met');
    await decide(third, 'rita', 'return');
    await disputeReturn(
      limbs,
      { projectId, assignmentId: third.reviewId, expertId: 'eva' },
      { grounds: ['verdict'], reason: 'It is right as I gave it' },
    );
    await decideReview(limbs, {
      projectId,
      reviewId: third.reviewId,
      accountId: 'sam',
      key: 'uphold',
      body: {
        annotationId: third.annotationId,
        kind: 'uphold',
        note: 'They are right.',
        comments: [],
      },
    });
    const card = (await cardOf('rita'))?.asReviewer;
    expect(card?.overturned).toMatchObject({ count: 1, of: 1, rate: 1 });
    expect(card?.secondOpinion).toMatchObject({ count: 1, of: 2 });
    expect(card?.severity).toMatchObject({ items: 6, why: '' });
    // One of two responses falls from 1 to 0: half a point of the mean over both.
    expect(card?.severity.drift).toMatchObject({ early: 0, drifted: true });
    expect(card?.severity.drift?.drift).toBeCloseTo(-0.5, 10);
    const other = (await cardOf('sam'))?.asReviewer;
    expect(other?.severity).toMatchObject({ items: 2, drift: null });
    expect(other?.severity.why).toMatch(/at least four/);

    await database
      .updateTable('annotation')
      .set({ scores: json([]) })
      .where('id', '=', works[5]?.annotationId ?? '')
      .execute();
    expect((await cardOf('rita'))?.asReviewer?.severity.items).toBe(5);
  });

  test('one’s own card holds the figures that a lead sees, and nobody else’s', async () => {
    const { database, submit, cardOf } = await begin();
    await submit('eva');
    await submit('finn');
    const own = await ownScorecard(database, projectId, 'eva');
    const {
      accountId: _,
      name: __,
      ...seen
    } = (await cardOf('eva')) ?? { accountId: '', name: '' };
    expect(own).toEqual(seen);
    expect(JSON.stringify(own)).not.toContain('finn');
    expect(await ownScorecard(database, projectId, 'rita')).toEqual({
      asExpert: null,
      asReviewer: null,
    });
  });
});
