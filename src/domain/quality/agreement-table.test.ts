import { expect, test } from 'vitest';
import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { agreementSubjects, agreementTable } from './agreement-table.ts';
import { expertAlerts } from './expert-alerts.ts';
import { expertReliability } from './expert-reliability.ts';
import type { Judgement } from './judgement.ts';

const comparison = { kind: 'comparison', name: 'Preference', required: true } as const;

function judgement(
  taskId: string,
  annotatorId: string,
  given: { answers?: NamedAnswer[]; verdicts?: Verdict[]; raw?: Record<string, number> } = {},
): Judgement {
  const { answers = [], verdicts = [], raw = {} } = given;
  return {
    annotationId: `${taskId}-${annotatorId}`,
    taskId,
    annotatorId,
    taskTitle: `Task ${taskId}`,
    rubricId: 'r',
    grades: {
      verdicts,
      answers,
      highlights: [],
      rewrites: [],
    },
    scores: Object.entries(raw).map(([responseId, value]) => ({
      responseId,
      raw: value,
      clamped: value,
      points: 0,
      gateFailed: false,
    })),
    activeSeconds: 60,
    submittedAt: 0,
    words: 100,
    copied: null,
  };
}

function prefers(first: string, second: string, value: number | null): NamedAnswer {
  const answer = { kind: 'preference', first, second, value, bothBad: value === null } as const;
  return { question: 'Preference', answer };
}

function ranks(...slots: string[][]): NamedAnswer {
  return { question: 'Preference', answer: { kind: 'ranking', slots, allBad: false } };
}

const subjectOf = (judgements: Judgement[], key: string) =>
  agreementSubjects([comparison], judgements, new Map()).find((each) => each.key === key);

test('the same preference seen in two orders is the same rating', () => {
  const subject = subjectOf(
    [
      judgement('t', 'ana', { answers: [prefers('a', 'b', -2)] }),
      judgement('t', 'ben', { answers: [prefers('b', 'a', 2)] }),
    ],
    'question:Preference',
  );
  expect(subject?.ratings.map(({ value }) => value)).toEqual(['-2', '-2']);
  expect(new Set(subject?.ratings.map(({ unit }) => unit)).size).toBe(1);
});

test('both bad is left out, not a tie', () => {
  const subject = subjectOf(
    [judgement('t', 'ana', { answers: [prefers('a', 'b', null)] })],
    'question:Preference',
  );
  expect(subject?.ratings).toEqual([]);
});

test('a ranking is compared pair by pair, ties included', () => {
  const subject = subjectOf(
    [judgement('t', 'ana', { answers: [ranks(['c'], ['a', 'b'])] })],
    'question:Preference',
  );
  const values = subject?.ratings.map(({ unit, value }) => [unit.split('/').at(-1), value]);
  // a~b tied; of a~c and b~c the second is better, which the scale calls +.
  expect(values).toEqual([
    ['a~b', '0'],
    ['a~c', '1'],
    ['b~c', '1'],
  ]);
});

test('perfect agreement on varied preferences is 1, and one rater alone is undefined in words', () => {
  const both = (task: string, value: number) =>
    ['ana', 'ben'].map((who) =>
      judgement(task, who, { answers: [prefers(`${task}a`, `${task}b`, value)] }),
    );
  const all = [...both('t', 2), ...both('u', -1), ...both('v', 3)];
  const row = (judgements: Judgement[]) =>
    agreementTable(agreementSubjects([comparison], judgements, new Map()))[0];
  expect(row(all)).toMatchObject({ value: 1, units: 3, raters: 2, ratings: 6 });
  const alone = row(all.filter((each) => each.annotatorId === 'ana'));
  expect(alone?.value).toBeNull();
  expect(alone?.why).toBeTruthy();
});

const criteria: Criterion[] = ['c1', 'c2', 'fault'].map((id) => ({
  id,
  version: 1,
  text: `Check ${id}`,
  tags: [],
  required: false,
  dependsOn: [],
  points: id === 'fault' ? -4 : 4,
  scale: { kind: 'binary' as const },
}));
const verdicts = (values: Record<string, Verdict['value']>): Verdict[] =>
  Object.entries(values).map(([criterionId, value]) => ({
    criterionId,
    criterionVersion: 1,
    responseId: 'x',
    value,
  }));

test('verdicts are measured together, on faults, and per criterion where two judged', () => {
  const subjects = agreementSubjects(
    [],
    [
      judgement('t', 'ana', { verdicts: verdicts({ c1: 'met', c2: 'met', fault: 'not-met' }) }),
      judgement('t', 'ben', { verdicts: verdicts({ c1: 'met', fault: 'met' }) }),
    ],
    new Map([['r', criteria]]),
  );
  const size = (key: string) => subjects.find((each) => each.key === key)?.ratings.length;
  expect(size('verdicts')).toBe(5);
  expect(size('faults')).toBe(2);
  expect(size('criterion:r/c1')).toBe(2);
  // c2 was judged by one expert only.
  expect(size('criterion:r/c2')).toBeUndefined();
});

test('the expert who differs from two others who agree is the less reliable one', () => {
  const ratings = Array.from({ length: 40 }, (_, unit) => {
    const truth = unit % 2 === 0 ? 'met' : 'not-met';
    const wrong = truth === 'met' ? 'not-met' : 'met';
    return [
      { unit: `u${unit}`, rater: 'ana', value: truth },
      { unit: `u${unit}`, rater: 'ben', value: unit % 10 === 0 ? wrong : truth },
      { unit: `u${unit}`, rater: 'cat', value: unit % 3 === 0 ? wrong : truth },
    ];
  }).flat();
  const found = expertReliability(ratings);
  const mean = (name: string) => found.get(name)?.mean ?? 0;
  expect(mean('cat')).toBeLessThan(mean('ana') - 0.1);
  expect(mean('cat')).toBeLessThan(mean('ben') - 0.1);
  for (const each of found.values()) {
    expect(each.low).toBeLessThan(each.mean);
    expect(each.high).toBeGreaterThan(each.mean);
  }
});

test('nothing is known of an expert whose units nobody else judged', () => {
  expect(expertReliability([{ unit: 'u', rater: 'ana', value: 'met' }])).toEqual(new Map());
});

test('an expert who always prefers what stands first is pointed out with the items', () => {
  const work = (who: string, value: (n: number) => number) =>
    Array.from({ length: 40 }, (_, n) =>
      judgement(`t${n}`, who, { answers: [prefers('a', 'b', value(n))] }),
    );
  const alerts = expertAlerts([
    ...work('left', () => -2),
    ...work('fair', (n) => (n % 2 === 0 ? 2 : -2)),
  ]);
  expect(alerts.map(({ kind, annotatorId }) => [kind, annotatorId])).toEqual([
    ['position-bias', 'left'],
  ]);
  expect(alerts[0]?.annotationIds).toHaveLength(40);
  expect(alerts[0]?.says).toContain('40 of 40');
});

test('an expert who gives every response the full score is pointed out beside the others', () => {
  const work = (who: string, full: (n: number) => boolean) =>
    Array.from({ length: 40 }, (_, n): Judgement => ({
      ...judgement(`t${n}`, who, {}),
      scores: [
        { responseId: 'a', raw: 1, clamped: full(n) ? 1 : 0.6, points: 10, gateFailed: false },
      ],
    }));
  const alerts = expertAlerts([
    ...work('generous', () => true),
    ...work('fair', (n) => n % 4 === 0),
    ...work('strict', (n) => n % 5 === 0),
  ]);
  expect(alerts.map(({ kind, annotatorId }) => [kind, annotatorId])).toEqual([
    ['always-max', 'generous'],
  ]);
  expect(alerts[0]?.says).toContain('40 of 40 scores');
  expect(alerts[0]?.annotationIds).toHaveLength(40);
});

test('an expert who always ticks the top of a rating scale is pointed out; a met criterion is no top', () => {
  const clarity = {
    kind: 'rating' as const,
    name: 'Clarity',
    required: true,
    steps: ['poor', '', 'good'],
    per: 'response' as const,
  };
  const depth: Criterion = {
    id: 'depth',
    version: 1,
    text: 'Depth',
    tags: [],
    required: false,
    dependsOn: [],
    points: 5,
    scale: { kind: 'points', max: 10 },
  };
  const work = (who: string, top: (n: number) => boolean) =>
    Array.from({ length: 40 }, (_, n) =>
      judgement(`t${n}`, who, {
        answers: [
          {
            question: 'Clarity',
            responseId: 'a',
            answer: { kind: 'rating', step: top(n) ? 3 : 2 },
          },
        ],
        verdicts: [
          { criterionId: 'depth', criterionVersion: 1, responseId: 'a', value: top(n) ? 10 : 6 },
          { criterionId: 'plain', criterionVersion: 1, responseId: 'a', value: 'met' },
        ],
      }),
    );
  const found = (scales: Parameters<typeof expertAlerts>[1]) =>
    expertAlerts(
      [
        ...work('generous', () => true),
        ...work('fair', (n) => n % 4 === 0),
        ...work('strict', (n) => n % 5 === 0),
      ],
      scales,
    ).map(({ kind, annotatorId }) => [kind, annotatorId]);
  const rubrics = new Map([['r', [depth]]]);
  expect(found({ questions: [clarity], rubrics })).toContainEqual(['always-max', 'generous']);
  expect(found({ questions: [clarity], rubrics: new Map() })).toContainEqual([
    'always-max',
    'generous',
  ]);
  expect(found({ questions: [], rubrics })).toContainEqual(['always-max', 'generous']);
  // A longer scale: the third of five steps is not its top.
  const longer = { ...clarity, steps: ['1', '2', '3', '4', '5'] };
  expect(found({ questions: [longer], rubrics: new Map() })).not.toContainEqual([
    'always-max',
    'generous',
  ]);
});

test('work without a recorded time accuses nobody of haste', () => {
  const work = (who: string, seconds: (n: number) => number) =>
    Array.from({ length: 40 }, (_, n) => ({
      ...judgement(`t${n}`, who),
      activeSeconds: seconds(n),
    }));
  const kinds = (first: number) =>
    expertAlerts([
      ...work('a', (n) => (n < 6 ? first : 300)),
      ...work('b', () => 300),
      ...work('c', () => 320),
    ]).map(({ kind }) => kind);
  expect(kinds(0)).toEqual([]);
  expect(kinds(1)).toEqual(['too-fast']);
});

test('an expert whose answers repeat the responses is pointed out, one who quotes is not', () => {
  const work = (who: string, copied: (n: number) => number | null) =>
    Array.from({ length: 30 }, (_, n): Judgement => ({
      ...judgement(`t${n}`, who, {}),
      copied: copied(n),
    }));
  const alerts = expertAlerts([
    ...work('parrot', (n) => (n < 12 ? 0.7 + n / 100 : 0.1)),
    ...work('quoter', () => 0.3),
    ...work('terse', () => null),
  ]);
  expect(alerts.map(({ kind, annotatorId }) => [kind, annotatorId])).toEqual([
    ['copied-text', 'parrot'],
  ]);
  expect(alerts[0]?.annotationIds).toHaveLength(12);
  expect(alerts[0]?.says).toContain('12 of 30');
  expect(alerts[0]?.annotationIds[0]).toContain('t11');
});
