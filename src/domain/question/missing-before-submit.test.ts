import { expect, test } from 'vitest';
import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Answer } from './answer.ts';
import { comparisonKind } from './comparison-kind.ts';
import { letterOf, missingBeforeSubmit } from './missing-before-submit.ts';
import type { Question } from './question.ts';

const nothing: Grades = { verdicts: [], answers: [], highlights: [], rewrites: [] };
const criterion = (id: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  version: 2,
  text: `Text of ${id}`,
  tags: [],
  points: 1,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
  ...more,
});
const two = (criteria: Criterion[] = []) => ({
  responses: [{ id: 'r2' }, { id: 'r1' }],
  rubric: criteria.length ? { criteria } : null,
});
const verdict = (criterionId: string, responseId: string, value: 'met' | 'not-met' | 'partly') => ({
  criterionId,
  criterionVersion: 2,
  responseId,
  value,
});
const answers = (question: string, answer: Answer, responseId?: string): Grades => ({
  ...nothing,
  answers: [{ question, answer, ...(responseId === undefined ? {} : { responseId }) }],
});

test('an untouched task lists every verdict and required answer in reading order', () => {
  const questions: Question[] = [
    { kind: 'comparison', name: 'Preference', required: true },
    { kind: 'text', name: 'Justification', required: true, per: 'task' },
    { kind: 'text', name: 'Remarks', required: false, per: 'task' },
    { kind: 'rating', name: 'Tone', required: true, steps: ['bad', 'good'], per: 'response' },
  ];
  const missing = missingBeforeSubmit(
    two([criterion('c1', { title: 'Leases' })]),
    questions,
    nothing,
  );
  expect(missing).toEqual([
    {
      kind: 'verdict',
      state: 'absent',
      criterionId: 'c1',
      responseId: 'r2',
      text: 'Response A · 1 Leases',
    },
    {
      kind: 'verdict',
      state: 'absent',
      criterionId: 'c1',
      responseId: 'r1',
      text: 'Response B · 1 Leases',
    },
    { kind: 'answer', state: 'absent', question: 'Preference', text: 'Preference' },
    { kind: 'answer', state: 'absent', question: 'Justification', text: 'Justification' },
    {
      kind: 'answer',
      state: 'absent',
      question: 'Tone',
      responseId: 'r2',
      text: 'Response A · Tone',
    },
    {
      kind: 'answer',
      state: 'absent',
      question: 'Tone',
      responseId: 'r1',
      text: 'Response B · Tone',
    },
  ]);
});

test('a task without rubric and questions misses nothing', () => {
  expect(missingBeforeSubmit(two(), [], nothing)).toEqual([]);
});

test('a criterion whose dependency is not met needs no verdict, an open one does', () => {
  const task = {
    responses: [{ id: 'r1' }],
    rubric: { criteria: [criterion('c1'), criterion('c2', { dependsOn: ['c1'] })] },
  };
  const places = (grades: Grades) =>
    missingBeforeSubmit(task, [], grades).map((m) => m.criterionId);
  expect(places(nothing)).toEqual(['c1', 'c2']);
  expect(places({ ...nothing, verdicts: [verdict('c1', 'r1', 'not-met')] })).toEqual([]);
  expect(places({ ...nothing, verdicts: [verdict('c1', 'r1', 'met')] })).toEqual(['c2']);
});

test('a verdict off its scale or of an older version is wrong, not absent', () => {
  const task = {
    responses: [{ id: 'r1' }],
    rubric: { criteria: [criterion('c1'), criterion('c2')] },
  };
  const verdicts = [
    verdict('c1', 'r1', 'partly'),
    { ...verdict('c2', 'r1', 'met'), criterionVersion: 1 },
  ];
  expect(
    missingBeforeSubmit(task, [], { ...nothing, verdicts }).map((m) => [m.criterionId, m.state]),
  ).toEqual([
    ['c1', 'wrong'],
    ['c2', 'wrong'],
  ]);
});

test('a comparison is a preference, a ranking, or not asked', () => {
  expect([0, 1, 2, 3, 8].map(comparisonKind)).toEqual([
    null,
    null,
    'preference',
    'ranking',
    'ranking',
  ]);
  const one = { responses: [{ id: 'r1' }], rubric: null };
  expect(
    missingBeforeSubmit(one, [{ kind: 'comparison', name: 'Preference', required: true }], nothing),
  ).toEqual([]);
});

const preference = (
  first: string,
  second: string,
  value: number | null,
  bothBad = false,
): Answer => ({ kind: 'preference', first, second, value, bothBad });

test.each([
  ['any preference', preference('r2', 'r1', -3), []],
  ['equal', preference('r1', 'r2', 0), []],
  ['both bad', preference('r2', 'r1', null, true), []],
  ['nothing chosen', preference('r2', 'r1', null), ['absent']],
  ['other responses', preference('r2', 'x', 1), ['wrong']],
  ['the same response twice', preference('r2', 'r2', 1), ['wrong']],
  ['a ranking of two', { kind: 'ranking', slots: [['r1'], ['r2']], allBad: false }, ['wrong']],
] as [string, Answer, string[]][])('two responses, %s', (_, answer, expected) => {
  const questions: Question[] = [{ kind: 'comparison', name: 'Preference', required: true }];
  const missing = missingBeforeSubmit(two(), questions, answers('Preference', answer));
  expect(missing.map((m) => m.state)).toEqual(expected);
});

test.each([
  ['full, with ties', [['a', 'c'], ['b']], false, []],
  ['all bad', [], true, []],
  ['nothing ranked', [], false, ['absent']],
  ['one left out', [['a'], ['b']], false, ['wrong']],
  ['one twice', [['a'], ['b', 'c'], ['a']], false, ['wrong']],
  ['a stranger', [['a'], ['b'], ['x']], false, ['wrong']],
] as [string, string[][], boolean, string[]][])(
  'three responses, %s',
  (_, slots, allBad, expected) => {
    const task = { responses: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], rubric: null };
    const questions: Question[] = [{ kind: 'comparison', name: 'Ranking', required: true }];
    const missing = missingBeforeSubmit(
      task,
      questions,
      answers('Ranking', { kind: 'ranking', slots, allBad }),
    );
    expect(missing.map((m) => m.state)).toEqual(expected);
  },
);

const text: Question = {
  kind: 'text',
  name: 'Why',
  required: false,
  minimumLength: 3,
  maximumLength: 5,
  per: 'task',
};
const rating: Question = {
  kind: 'rating',
  name: 'Tone',
  required: false,
  steps: ['', '', ''],
  per: 'task',
};
const choice: Question = {
  kind: 'choice',
  name: 'Kind',
  required: true,
  options: ['x', 'y'],
  multiple: false,
  per: 'task',
};
const number: Question = {
  kind: 'number',
  name: 'Minutes',
  required: true,
  minimum: 0,
  maximum: 60,
  per: 'task',
};

test.each([
  [text, { kind: 'text', text: '   ' }, []],
  [{ ...text, required: true }, { kind: 'text', text: ' \n' }, ['absent']],
  [text, { kind: 'text', text: ' ab ' }, ['wrong']],
  [text, { kind: 'text', text: '😀😀😀' }, []],
  [text, { kind: 'text', text: 'abcdef' }, ['wrong']],
  [text, { kind: 'number', number: 3 }, ['wrong']],
  [rating, { kind: 'rating', step: 3 }, []],
  [rating, { kind: 'rating', step: 0 }, ['wrong']],
  [rating, { kind: 'rating', step: 4 }, ['wrong']],
  [choice, { kind: 'choice', options: ['x'] }, []],
  [choice, { kind: 'choice', options: [] }, ['absent']],
  [choice, { kind: 'choice', options: ['x', 'y'] }, ['wrong']],
  [{ ...choice, multiple: true }, { kind: 'choice', options: ['x', 'y'] }, []],
  [choice, { kind: 'choice', options: ['z'] }, ['wrong']],
  [number, { kind: 'number', number: 0 }, []],
  [number, { kind: 'number', number: -1 }, ['wrong']],
  [number, { kind: 'number', number: 61 }, ['wrong']],
] as [Question, Answer, string[]][])('%o answered %o', (question, answer, expected) => {
  const missing = missingBeforeSubmit(two(), [question], answers(question.name, answer));
  expect(missing.map((m) => m.state)).toEqual(expected);
});

test('an answer for one response does not answer for the other', () => {
  const question: Question = { ...rating, required: true, per: 'response' };
  const grades = answers('Tone', { kind: 'rating', step: 1 }, 'r1');
  expect(missingBeforeSubmit(two(), [question], grades).map((m) => m.responseId)).toEqual(['r2']);
});

test('a required highlight is any one with a label of its question', () => {
  const question: Question = {
    kind: 'highlight',
    name: 'Errors',
    required: true,
    labels: [{ name: 'Wrong figure', severity: 'major' }],
  };
  const highlight = {
    id: 'h',
    target: { kind: 'prompt' as const },
    start: 0,
    end: 1,
    unit: 'utf16' as const,
    quote: 'x',
  };
  const state = (label?: string) =>
    missingBeforeSubmit(two(), [question], {
      ...nothing,
      highlights: [{ ...highlight, ...(label ? { label } : {}) }],
    }).map((m) => m.state);
  expect(state('Wrong figure')).toEqual([]);
  expect(state('Other')).toEqual(['absent']);
  expect(state()).toEqual(['absent']);
});

test('responses are lettered as on screen', () => {
  expect([0, 1, 25, 26, 27].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AB']);
});
