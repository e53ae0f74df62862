import { expect, test } from 'vitest';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { madeCriterion, madeWork } from './audit/made-grades.fixture.ts';
import { rubricEffect } from './rubric-effect.ts';

const rule = scoringRule('healthbench');
const criteria = [madeCriterion('a', 6), madeCriterion('b', 4)];
// Scores: r1 = 6/10, r2 = 4/10; the expert prefers r2 in t1, r1 in t2.
const works = [
  madeWork(
    't1',
    criteria,
    [
      [1, 0],
      [0, 1],
    ],
    2,
  ),
  madeWork(
    't2',
    criteria,
    [
      [1, 0],
      [0, 1],
    ],
    -1,
  ),
];

test('new points move scores, turn orders and preferences, and make nothing stale', () => {
  const effect = rubricEffect(rule, [madeCriterion('a', 4), madeCriterion('b', 6)], works);
  expect(effect.stale).toEqual([]);
  expect(effect.scores).toMatchObject({ of: 4, moved: 4, open: 0 });
  expect(effect.scores.deltas.map((each) => Math.round(each * 1000) / 1000).toSorted()).toEqual([
    -0.2, -0.2, 0.2, 0.2,
  ]);
  expect(effect.orders).toMatchObject({ of: 2, open: 0 });
  expect(effect.orders.turned[0]).toMatchObject({
    taskId: 't1',
    before: { ahead: 't1-r1' },
    after: { ahead: 't1-r2' },
  });
  expect(effect.orders.turned[0]?.before.by).toBeCloseTo(0.2, 12);
  expect(effect.preferences).toEqual({
    of: 2,
    apartBefore: 1,
    apartAfter: 1,
    turnedApart: 1,
    turnedTogether: 1,
    open: 0,
  });
});

test('a split criterion leaves scores open as far as they depend on it', () => {
  const after = [
    madeCriterion('a', 3, { text: 'Says the first half', version: 2 }),
    madeCriterion('a2', 3, { text: 'Says the second half' }),
    madeCriterion('b', 4),
  ];
  const effect = rubricEffect(rule, after, works);
  expect(effect.stale.map(({ annotationId, places }) => [annotationId, places.length])).toEqual([
    ['t1-x', 4],
    ['t2-x', 4],
  ]);
  // r1 lies in 0 … 0.6, r2 in 0.4 … 1: both may stay what they were.
  expect(effect.scores).toEqual({ of: 4, moved: 0, open: 4, deltas: [] });
  expect(effect.orders).toMatchObject({ of: 2, open: 2, turned: [] });
  expect(effect.preferences.open).toBe(2);
});

test('the same rubric changes nothing', () => {
  const effect = rubricEffect(rule, criteria, works);
  expect(effect).toMatchObject({
    scores: { moved: 0, open: 0 },
    orders: { turned: [] },
    stale: [],
  });
});
