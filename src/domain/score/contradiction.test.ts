import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '#domain/question/answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { contradictions } from './contradiction.ts';
import { preferenceOrder } from './preference-order.ts';
import { scoreOrder } from './score-order.ts';
import { scoringRule } from './scoring-rules.ts';

const rule = scoringRule('prbench-normalised');
const criterion = (id: string, points: number): Criterion => ({
  id,
  version: 1,
  text: id,
  tags: [],
  points,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});
const criteria = [criterion('big', 6), criterion('small', 3), criterion('fault', -1)];
const say = (responseId: string, values: Record<string, 'met' | 'not-met'>): Verdict[] =>
  Object.entries(values).map(([criterionId, value]) => ({
    criterionId,
    criterionVersion: 1,
    responseId,
    value,
  }));
const prefer = (value: number | null, bothBad = false): Answer => ({
  kind: 'preference',
  first: 'a',
  second: 'b',
  value,
  bothBad,
});
const asked = (answer: Answer) => [{ question: 'Preference', answer }];

const aBetter = [
  ...say('a', { big: 'met', small: 'not-met', fault: 'not-met' }),
  ...say('b', { big: 'not-met', small: 'met', fault: 'not-met' }),
];

test('preferring the response that the rubric puts below is a contradiction', () => {
  const [found, ...more] = contradictions(rule, criteria, aBetter, asked(prefer(2)));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ question: 'Preference', preferred: 'b', other: 'a' });
  expect(found?.preferredScore.high).toBeCloseTo(0.4, 12);
  expect(found?.otherScore.low).toBeCloseTo(0.7, 12);
  expect(found?.gaps).toEqual([{ criterionId: 'big', points: 6 }]);
});

test.each([
  ['agreeing', prefer(-3)],
  ['equal', prefer(0)],
  ['both bad', prefer(null, true)],
  ['not answered', prefer(null)],
])('%s contradicts nothing', (_, answer) => {
  expect(contradictions(rule, criteria, aBetter, asked(answer))).toEqual([]);
});

test('while open verdicts could still turn it there is no contradiction', () => {
  const open = aBetter.filter((v) => v.responseId === 'a' || v.criterionId !== 'big');
  expect(contradictions(rule, criteria, open, asked(prefer(2)))).toEqual([]);
  const settled = aBetter.filter((v) => v.criterionId !== 'fault');
  expect(contradictions(rule, criteria, settled, asked(prefer(2)))).toHaveLength(1);
});

test('equal scores contradict no preference', () => {
  const equal = [...say('a', { big: 'met' }), ...say('b', { big: 'met' })];
  expect(contradictions(rule, [criterion('big', 6)], equal, asked(prefer(3)))).toEqual([]);
});

test('a ranking is held against every pair, the widest first, ties left out', () => {
  const verdicts = [
    ...say('a', { big: 'met', small: 'met', fault: 'not-met' }),
    ...say('b', { big: 'not-met', small: 'met', fault: 'not-met' }),
    ...say('c', { big: 'not-met', small: 'not-met', fault: 'not-met' }),
  ];
  const ranking: Answer = { kind: 'ranking', slots: [['c', 'b'], ['a']], allBad: false };
  const found = contradictions(rule, criteria, verdicts, [
    { question: 'Ranking', answer: ranking },
  ]);
  expect(found.map((each) => [each.preferred, each.other])).toEqual([
    ['c', 'a'],
    ['b', 'a'],
  ]);
});

test('a preference orders its two responses by id, never by place', () => {
  expect(preferenceOrder(prefer(-3))).toEqual([{ chosen: 'a', rejected: 'b', margin: 3 }]);
  expect(preferenceOrder(prefer(1))).toEqual([{ chosen: 'b', rejected: 'a', margin: 1 }]);
  expect(preferenceOrder(prefer(0))).toEqual([]);
  expect(preferenceOrder(prefer(null, true))).toEqual([]);
});

test('a ranking with ties orders what stands in different slots, with their distance', () => {
  const slots = [['a'], ['b', 'c'], ['d']];
  expect(preferenceOrder({ kind: 'ranking', slots, allBad: false })).toEqual([
    { chosen: 'a', rejected: 'b', margin: 1 },
    { chosen: 'a', rejected: 'c', margin: 1 },
    { chosen: 'a', rejected: 'd', margin: 2 },
    { chosen: 'b', rejected: 'd', margin: 1 },
    { chosen: 'c', rejected: 'd', margin: 1 },
  ]);
  expect(preferenceOrder({ kind: 'ranking', slots, allBad: true })).toEqual([]);
});

test('the pairs of a ranking never go in a circle and leave out exactly the ties', () => {
  const slots = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { maxLength: 5 });
  fc.assert(
    fc.property(slots, (sizes) => {
      const named = sizes.map((slot, s) => slot.map((_, i) => `${s}-${i}`));
      const n = named.flat().length;
      const ties = named.reduce((sum, slot) => sum + (slot.length * (slot.length - 1)) / 2, 0);
      const pairs = preferenceOrder({ kind: 'ranking', slots: named, allBad: false });
      expect(pairs).toHaveLength((n * (n - 1)) / 2 - ties);
      for (const { chosen, rejected } of pairs) {
        expect(Number.parseInt(chosen)).toBeLessThan(Number.parseInt(rejected));
      }
    }),
  );
});

test('scores order responses that are far enough apart; a failed gate is never chosen', () => {
  const score = (responseId: string, raw: number | null, gateFailed = false) => ({
    responseId,
    raw,
    clamped: raw,
    points: 0,
    gateFailed,
  });
  const scores = [score('a', 0.9, true), score('b', 0.7), score('c', 0.65), score('d', null)];
  expect(scoreOrder(scores, 0.1)).toEqual([]);
  expect(scoreOrder(scores, 0).map((each) => [each.chosen, each.rejected])).toEqual([['b', 'c']]);
  expect(scoreOrder([score('x', 0.5), score('y', 0.5)], 0)).toEqual([]);
});
