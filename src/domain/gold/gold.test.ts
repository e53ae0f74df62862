import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grades } from '#domain/draft/grades.ts';
import type { Answer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { compareWithGold } from './compare-with-gold.ts';
import { goldAlert } from './gold-alert.ts';
import { isGoldTurn } from './gold-turn.ts';
import { neededRight, onboardingOutcome } from './onboarding.ts';

const letterOf = (id: string) => id.toUpperCase();
const base = { required: true };
const questions: readonly Question[] = [
  { kind: 'comparison', name: 'Preference', ...base },
  { kind: 'rating', name: 'Care', steps: ['', '', '', '', ''], per: 'task', ...base },
  { kind: 'choice', name: 'Fault', options: ['x', 'y', 'z'], multiple: true, per: 'task', ...base },
  { kind: 'number', name: 'Net debt', per: 'task', ...base },
  { kind: 'text', name: 'Why', per: 'task', ...base },
];
const gradesOf = (answers: Record<string, Answer>): Grades => ({
  verdicts: [],
  highlights: [],
  rewrites: [],
  answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
});
const preference = (value: number | null, first = 'a', second = 'b', bothBad = false): Answer => ({
  kind: 'preference',
  first,
  second,
  value,
  bothBad,
});
function isRight(expected: Answer, given: Answer | null, question = 'Preference'): boolean {
  const own = gradesOf(given === null ? {} : { [question]: given });
  const [part] = compareWithGold(
    { questions, criteria: [] },
    gradesOf({ [question]: expected }),
    own,
    letterOf,
  );
  if (!part) throw new Error('Nothing was compared');
  return part.right;
}

test('the share of gold turns is the rate, and the same turn is always decided alike', () => {
  for (const rate of [0.05, 0.1, 0.3]) {
    const turns = Array.from({ length: 20_000 }, (_, n) => isGoldTurn('seed', 'ana', n, rate));
    const share = turns.filter(Boolean).length / turns.length;
    // Four standard errors of a binomial share.
    expect(Math.abs(share - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / 20_000));
    expect(turns).toEqual(turns.map((_, n) => isGoldTurn('seed', 'ana', n, rate)));
  }
  expect(isGoldTurn('seed', 'ana', 1, 0)).toBe(false);
});

test('one gold turn does not tell the next, nor one expert’s another’s', () => {
  const at = (expert: string, n: number) => isGoldTurn('seed', expert, n, 0.3);
  const both = (other: (n: number) => boolean) =>
    Array.from({ length: 20_000 }, (_, n) => at('ana', n) && other(n)).filter(Boolean).length /
    20_000;
  expect(Math.abs(both((n) => at('ana', n + 1)) - 0.09)).toBeLessThan(0.01);
  expect(Math.abs(both((n) => at('ben', n)) - 0.09)).toBeLessThan(0.01);
});

test('a preference is right with the expected side, whichever response stood first', () => {
  expect(isRight(preference(-2), preference(-1))).toBe(true);
  expect(isRight(preference(-2), preference(3, 'b', 'a'))).toBe(true);
  expect(isRight(preference(-2), preference(1))).toBe(false);
  expect(isRight(preference(-2), preference(0))).toBe(false);
  expect(isRight(preference(0), preference(-1))).toBe(true);
  expect(isRight(preference(0), preference(-2))).toBe(false);
  expect(isRight(preference(null, 'a', 'b', true), preference(0))).toBe(false);
  expect(isRight(preference(null, 'a', 'b', true), preference(null, 'a', 'b', true))).toBe(true);
  expect(isRight(preference(1), null)).toBe(false);
});

test('a ranking is right while more than half of the expected order is kept', () => {
  const ranking = (...slots: string[][]): Answer => ({ kind: 'ranking', slots, allBad: false });
  expect(isRight(ranking(['a'], ['b'], ['c']), ranking(['a'], ['c'], ['b']))).toBe(true);
  expect(isRight(ranking(['a'], ['b'], ['c']), ranking(['c'], ['b'], ['a']))).toBe(false);
});

test('ratings, choices and numbers have their tolerance, and texts are not compared', () => {
  const rating = (step: number): Answer => ({ kind: 'rating', step });
  expect(isRight(rating(3), rating(4), 'Care')).toBe(true);
  expect(isRight(rating(3), rating(5), 'Care')).toBe(false);
  const choice = (...options: string[]): Answer => ({ kind: 'choice', options });
  expect(isRight(choice('x', 'y'), choice('y', 'x'), 'Fault')).toBe(true);
  expect(isRight(choice('x'), choice('x', 'y'), 'Fault')).toBe(false);
  const number = (value: number): Answer => ({ kind: 'number', number: value });
  expect(isRight(number(1000), number(1009), 'Net debt')).toBe(true);
  expect(isRight(number(1000), number(1011), 'Net debt')).toBe(false);
  const why = gradesOf({ Why: { kind: 'text', text: 'So.' } });
  expect(compareWithGold({ questions, criteria: [] }, why, why, letterOf)).toEqual([]);
});

test('verdicts: at most three in ten may differ, none of a required criterion', () => {
  const criteria = Array.from({ length: 10 }, (_, n): Criterion => ({
    id: `c${n}`,
    version: 1,
    text: `Criterion ${n}`,
    tags: [],
    points: 1,
    required: n === 0,
    dependsOn: [],
    scale: { kind: 'binary' },
  }));
  const verdicts = (differing: readonly number[]): Grades => ({
    ...gradesOf({}),
    verdicts: criteria.map(({ id }, n) => ({
      criterionId: id,
      criterionVersion: 1,
      responseId: 'a',
      value: differing.includes(n) ? ('not-met' as const) : ('met' as const),
    })),
  });
  const compared = (differing: readonly number[]) =>
    compareWithGold({ questions, criteria }, verdicts([]), verdicts(differing), letterOf)[0];
  expect(compared([])).toMatchObject({ right: true, differences: [] });
  expect(compared([1, 2, 3])).toMatchObject({ right: true });
  expect(compared([1, 2, 3, 4])).toMatchObject({ right: false });
  expect(compared([0])).toMatchObject({
    right: false,
    differences: ['Criterion 0, response A: you said not met; expected was met'],
  });
});

test('whoever gives exactly the expected answers is right in everything', () => {
  const answers = fc.record({
    Preference: fc.integer({ min: -3, max: 3 }).map((value) => preference(value)),
    Care: fc.integer({ min: 1, max: 5 }).map((step): Answer => ({ kind: 'rating', step })),
    'Net debt': fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number): Answer => ({ kind: 'number', number })),
  });
  fc.assert(
    fc.property(answers, (given) => {
      const key = gradesOf(given);
      const parts = compareWithGold({ questions, criteria: [] }, key, key, letterOf);
      return parts.length === 3 && parts.every(({ right }) => right);
    }),
  );
});

test('the pass mark asks for whole items', () => {
  expect([neededRight(0.8, 5), neededRight(0.8, 4), neededRight(1, 3)]).toEqual([4, 4, 3]);
  expect(onboardingOutcome(0.8, { right: 4, of: 5 })).toBe('passed');
  expect(onboardingOutcome(0.8, { right: 3, of: 5 })).toBe('failed');
});

test('the continuous check is quiet at the pass mark and speaks far below it', () => {
  expect(goldAlert({ right: 8, of: 10 }, 0.8)).toBeNull();
  expect(goldAlert({ right: 0, of: 0 }, 0.8)).toBeNull();
  // Binomial tables give P(X ≤ 4) = 0.0064 for ten trials at 0.8.
  expect(goldAlert({ right: 4, of: 10 }, 0.8)?.pValue).toBeCloseTo(0.0064, 4);
  expect(goldAlert({ right: 5, of: 10 }, 0.8)).toBeNull();
});
