import { expect, test } from 'vitest';
import { effectWords } from './effect-words.ts';

const effect = {
  openAssignments: 0,
  finished: 0,
  emptyOnFinished: ['Clarity'],
  keptUnasked: [],
  slots: 0,
  otherOpinions: null,
  otherRule: true,
};

test('where nothing was done yet, nothing is said about finished items', () => {
  expect(effectWords(effect, 4)).toEqual([
    'No work is open; new work starts with v5.',
    'Nothing is finished yet.',
  ]);
});

test('open and finished work, new questions, rules and slots are told in numbers', () => {
  expect(
    effectWords(
      { ...effect, openAssignments: 38, finished: 1840, keptUnasked: ['Why'], slots: -1 },
      4,
    ),
  ).toEqual([
    '38 open assignments finish under the version they began with; new ones start with v5.',
    '1\u202f840 finished items keep their answers, version and score.',
    'Clarity will be empty on 1\u202f840 finished items.',
    'Why is no longer asked; its answers stay on 1\u202f840 finished items.',
    'Scores before and after v5 follow different rules; exports name the rule on each row.',
    'Every task takes 1 fewer; work under way is not taken away.',
  ]);
});

test('one is said as one', () => {
  expect(effectWords({ ...effect, openAssignments: 1, finished: 1, otherRule: false }, 1)).toEqual([
    '1 open assignment finishes under the version it began with; new ones start with v2.',
    '1 finished item keeps its answers, version and score.',
    'Clarity will be empty on 1 finished item.',
  ]);
});
