import { expect, test } from 'vitest';
import type { Grades } from '#domain/draft/grades.ts';
import { madeCriterion } from '#domain/project/made-settings.fixture.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { adjudicationCells, division, finalVerdicts } from './adjudication-cells.ts';
import { verdictPosteriors } from './verdict-posterior.ts';

const said = (values: Record<string, VerdictValue>): Grades => ({
  verdicts: Object.entries(values).map(([criterionId, value]) => ({
    criterionId,
    responseId: 'r',
    value,
    criterionVersion: 1,
  })),
  answers: [],
  highlights: [],
  rewrites: [],
});
const criteria = [madeCriterion('a'), madeCriterion('b'), madeCriterion('c'), madeCriterion('d')];
// a: 3–0, b: 2–1, c: 1–1 with one silent, d: nobody.
const cells = adjudicationCells(
  criteria,
  ['r'],
  [
    said({ a: 'met', b: 'met', c: 'met' }),
    said({ a: 'met', b: 'not-met', c: 'not-met' }),
    said({ a: 'met', b: 'met' }),
  ],
);
const none = () => null;

test('cells count votes, keep ties as ties, and say how divided they are', () => {
  expect(cells.map((each) => [each.divided, each.majority])).toEqual([
    [false, 'met'],
    [true, 'met'],
    [true, null],
    [false, null],
  ]);
  expect(cells.map(division)).toEqual([0, 1 - 2 / 3, 0.5, 0]);
});

test('each rule gives what it can and leaves the rest open', () => {
  const under = (rule: 'majority' | 'adjudicated' | 'dawid-skene', more = {}) =>
    finalVerdicts({ rule, cells, posteriorOf: none, decisionOf: none, ...more });
  expect(under('majority').verdicts.map(({ criterionId, by }) => [criterionId, by])).toEqual([
    ['a', 'all'],
    ['b', 'majority'],
  ]);
  expect(under('majority').open.map(({ criterionId }) => criterionId)).toEqual(['c']);
  expect(under('adjudicated').open.map(({ criterionId }) => criterionId)).toEqual(['b', 'c']);
  const posteriorOf = () => ({ value: 'not-met' as const, certainty: 0.64 });
  expect(under('dawid-skene', { posteriorOf }).verdicts.at(-1)).toEqual({
    criterionId: 'c',
    responseId: 'r',
    value: 'not-met',
    by: 'dawid-skene',
    certainty: 0.64,
  });
});

test('a person’s decision counts above every rule, also against all votes', () => {
  const decisionOf = (cell: { criterionId: string }) =>
    cell.criterionId === 'a' ? { value: 'not-met' as const, reason: 'It asks for net.' } : null;
  const { verdicts } = finalVerdicts({ rule: 'majority', cells, posteriorOf: none, decisionOf });
  expect(verdicts[0]).toMatchObject({ value: 'not-met', by: 'person', reason: 'It asks for net.' });
});

test('a posterior leans to the rater who is right elsewhere', () => {
  const rating = (unit: string, rater: string, value: string) => ({ unit, rater, value });
  const clear = Array.from({ length: 12 }, (_, n) => [
    rating(`u${n}`, 'good', n % 2 ? 'met' : 'not-met'),
    rating(`u${n}`, 'fair', n % 2 ? 'met' : 'not-met'),
    rating(`u${n}`, 'poor', 'met'),
  ]).flat();
  const found = verdictPosteriors([
    ...clear,
    rating('x', 'good', 'not-met'),
    rating('x', 'poor', 'met'),
  ]);
  expect(found.get('x')?.value).toBe('not-met');
  expect(found.get('x')?.certainty).toBeGreaterThan(0.5);
  expect(verdictPosteriors([])).toEqual(new Map());
});
