import { expect, test } from 'vitest';
import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import { keyUnits } from './key-units.ts';
import { opinionAccuracy } from './opinion-accuracy.ts';
import { taskOpinion } from './task-opinion.ts';

const comparison: Question = { kind: 'comparison', name: 'Preference', required: true };
const rating: Question = {
  kind: 'rating',
  name: 'Clarity',
  required: true,
  steps: ['poor', '', 'good'],
  per: 'response',
};
const prefers = (first: string, second: string, value: number | null): NamedAnswer => ({
  question: 'Preference',
  answer: { kind: 'preference', first, second, value, bothBad: value === null },
});

test('the same preference in two orders is one vote, however strong', () => {
  const [unit] = keyUnits(
    [comparison],
    ['a', 'b'],
    [
      { expert: 'ana', answers: [prefers('a', 'b', -1)] },
      { expert: 'ben', answers: [prefers('b', 'a', 3)] },
      { expert: 'cat', answers: [prefers('b', 'a', null)] },
    ],
  );
  expect(unit?.unit).toBe('a~b');
  expect(unit?.votes.map(({ category }) => unit.categories[category])).toEqual([
    'first',
    'first',
    'neither',
  ]);
});

test('a ranking votes on every pair, also where all are bad', () => {
  const ranks = (allBad: boolean): NamedAnswer => ({
    question: 'Preference',
    answer: { kind: 'ranking', slots: allBad ? [] : [['c'], ['a', 'b']], allBad },
  });
  const units = keyUnits(
    [comparison],
    ['a', 'b', 'c'],
    [
      { expert: 'ana', answers: [ranks(false)] },
      { expert: 'ben', answers: [ranks(true)] },
    ],
  );
  const said = units.map(({ unit, categories, votes }) => [
    unit,
    ...votes.map(({ category }) => categories[category]),
  ]);
  expect(said).toEqual([
    ['a~b', 'equal', 'neither'],
    ['a~c', 'second', 'neither'],
    ['b~c', 'second', 'neither'],
  ]);
});

test('the least certain unit decides, and agreement is credited', () => {
  const rates = (a: number, b: number): NamedAnswer[] => [
    { question: 'Clarity', responseId: 'a', answer: { kind: 'rating', step: a } },
    { question: 'Clarity', responseId: 'b', answer: { kind: 'rating', step: b } },
  ];
  const units = keyUnits(
    [rating],
    ['a', 'b'],
    [
      { expert: 'ana', answers: rates(1, 3) },
      { expert: 'ben', answers: rates(1, 2) },
    ],
  );
  const { weakest, credits } = taskOpinion(units, () => 0.8);
  // Bayes by hand for b: 0.8·0.1 for 2 and for 3, 0.1·0.1 for 1 → 0.08 / 0.17.
  expect(weakest?.probability).toBeCloseTo(0.08 / 0.17, 9);
  // And for a: 0.64 / (0.64 + 2 · 0.01).
  const ana = credits.find(({ expert }) => expert === 'ana');
  expect(ana?.right).toBeCloseTo(0.64 / 0.66 + 0.08 / 0.17, 9);
  expect((ana?.right ?? 0) + (ana?.wrong ?? 0)).toBeCloseTo(2, 9);
});

test('a lone answer is weighed but teaches nothing; no answer leaves no unit', () => {
  const one = keyUnits(
    [comparison],
    ['a', 'b'],
    [{ expert: 'ana', answers: [prefers('a', 'b', 1)] }],
  );
  const { weakest, credits } = taskOpinion(one, () => 0.8);
  expect(weakest?.probability).toBeCloseTo(0.8, 9);
  expect(credits).toEqual([]);
  expect(taskOpinion([], () => 0.8).weakest).toBeNull();
});

test('an expert with a record below chance is not turned round', () => {
  const units = keyUnits(
    [comparison],
    ['a', 'b'],
    [{ expert: 'ana', answers: [prefers('a', 'b', 1)] }],
  );
  expect(taskOpinion(units, () => 0.01).weakest?.probability).toBeCloseTo(0.25, 9);
});

test('who has no record is taken for one of the pool', () => {
  const record = (expert: string, right: number) => ({
    expert,
    question: 'Preference',
    right,
    wrong: 100 - right,
  });
  const accuracy = opinionAccuracy([record('ana', 95), record('ben', 70), record('cat', 60)]);
  expect(accuracy('Preference', 'ana')).toBeGreaterThan(0.9);
  expect(accuracy('Preference', 'new')).toBeCloseTo(0.75, 2);
  expect(accuracy('Clarity', 'ana')).toBe(0.8);
  expect(opinionAccuracy([])('Preference', 'ana')).toBe(0.8);
});
