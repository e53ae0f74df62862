import { expect, test } from 'vitest';
import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import { goldCredits } from './gold-credits.ts';
import { opinionAccuracy } from './opinion-accuracy.ts';

const questions: Question[] = [{ kind: 'comparison', name: 'Preference', required: true }];
const prefers = (value: number): NamedAnswer => ({
  question: 'Preference',
  answer: { kind: 'preference', first: 'a', second: 'b', value, bothBad: false },
});
const credits = (key: number, given: Record<string, number>) =>
  goldCredits(
    questions,
    ['a', 'b'],
    [prefers(key)],
    Object.entries(given).map(([expert, value]) => ({ expert, answers: [prefers(value)] })),
  );

test('an answer to gold counts wholly as right or wrong; how much better is no matter', () => {
  expect(credits(-2, { ana: -1, ben: 2, cat: 0 })).toEqual([
    { expert: 'ana', question: 'Preference', right: 1, wrong: 0 },
    { expert: 'ben', question: 'Preference', right: 0, wrong: 1 },
    { expert: 'cat', question: 'Preference', right: 0, wrong: 1 },
  ]);
  // What the key does not answer teaches nothing.
  expect(
    goldCredits(questions, ['a', 'b'], [], [{ expert: 'ana', answers: [prefers(1)] }]),
  ).toEqual([]);
});

test('whoever is right on gold is believed more than whoever is wrong there', () => {
  const all = Array.from({ length: 20 }, () => credits(-2, { ana: -2, ben: 2, cat: -1 })).flat();
  const sums = [...Map.groupBy(all, ({ expert }) => expert)].map(([expert, own]) => ({
    expert,
    question: 'Preference',
    right: own.reduce((sum, { right }) => sum + right, 0),
    wrong: own.reduce((sum, { wrong }) => sum + wrong, 0),
  }));
  const believed = opinionAccuracy(sums);
  expect(believed('Preference', 'ana')).toBeGreaterThan(0.85);
  expect(believed('Preference', 'ben')).toBeLessThan(0.2);
});
