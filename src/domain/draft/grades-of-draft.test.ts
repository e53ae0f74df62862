import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOfGrades } from './fields-of-grades.ts';
import { gradesOfDraft } from './grades-of-draft.ts';
import type { Grades } from './grades.ts';

const verdictField = (value: string | number) => ({ value, criterionVersion: 2 });

test('a draft reads as typed grades', () => {
  const { grades, problems } = gradesOfDraft({
    'verdict/c1/r1': verdictField('met'),
    'verdict/c2/r1': verdictField(7),
    'explanation/c1/r1': 'Leases are deducted.',
    'evidence/c1/r1': ['h1'],
    'text/Justification': 'A is better.',
    'answer/Preference': {
      kind: 'preference',
      first: 'r1',
      second: 'r2',
      value: -2,
      bothBad: false,
    },
    'rewrite/r2': 'Better.',
    cursor: { zone: 'scoring' },
  });
  expect(problems).toEqual([]);
  expect(grades).toEqual({
    verdicts: [
      {
        criterionId: 'c1',
        responseId: 'r1',
        value: 'met',
        criterionVersion: 2,
        explanation: 'Leases are deducted.',
        evidence: [{ highlightId: 'h1' }],
      },
      { criterionId: 'c2', responseId: 'r1', value: 7, criterionVersion: 2 },
    ],
    answers: [
      {
        question: 'Preference',
        answer: { kind: 'preference', first: 'r1', second: 'r2', value: -2, bothBad: false },
      },
      { question: 'Justification', answer: { kind: 'text', text: 'A is better.' } },
    ],
    highlights: [],
    rewrites: [{ responseId: 'r2', text: 'Better.' }],
  });
});

test('names may hold any character', () => {
  const question = 'Why 50 % / “better”?';
  const given: Grades = {
    verdicts: [{ criterionId: 'a/b %', responseId: 'r1', value: 'met', criterionVersion: 1 }],
    answers: [{ question, responseId: 'r1', answer: { kind: 'text', text: 'x' } }],
    highlights: [],
    rewrites: [],
  };
  expect(gradesOfDraft(fieldsOfGrades(given)).grades).toEqual(given);
});

test('an explanation of an open verdict and empty texts are no grades yet', () => {
  const { grades, problems } = gradesOfDraft({
    'explanation/c1/r1': 'To come back to.',
    'text/Justification': '',
    'rewrite/r1': '',
    'somebody/elses/field': { newer: true },
  });
  expect(problems).toEqual([]);
  expect(grades).toEqual({ verdicts: [], answers: [], highlights: [], rewrites: [] });
});

test.each([
  ['verdict/c1/r1', 'met'],
  ['verdict/c1/r1', { value: 11, criterionVersion: 1 }],
  ['verdict/c1/r1', { value: 'perhaps', criterionVersion: 1 }],
  ['verdict/c1/r1', { value: 'met' }],
  ['answer/Preference', { kind: 'preference', first: 'a', second: 'b', value: 4, bothBad: false }],
  ['answer/Justification', { kind: 'text', text: 'in the wrong field' }],
  ['text/Justification', 7],
  ['rewrite/r1', ['a']],
  ['explanation/c1/r1', 1],
  ['evidence/c1/r1', 'h1'],
  [
    'highlight/h1',
    { id: 'h2', target: { kind: 'prompt' }, start: 0, end: 1, unit: 'utf16', quote: 'x' },
  ],
] as const)('a wrong value in %s is named and the rest is read', (field, value) => {
  const { grades, problems } = gradesOfDraft({
    [field]: structuredClone(value) as never,
    'rewrite/other': 'kept',
  });
  expect(problems.map((each) => each.field)).toEqual([field]);
  expect(problems[0]?.reason).not.toBe('');
  expect(grades.rewrites).toContainEqual({ responseId: 'other', text: 'kept' });
});

test('grades survive the way through a draft', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/);
  const words = fc.string({ minLength: 1, maxLength: 12 });
  const verdict = fc.record({
    criterionId: id,
    criterionVersion: fc.integer({ min: 1, max: 9 }),
    responseId: id,
    value: fc.oneof(
      fc.constantFrom('met' as const, 'partly' as const, 'not-met' as const),
      fc.integer({ min: 0, max: 10 }),
    ),
    explanation: words,
  });
  const rating = fc.record({
    question: id,
    answer: fc.record({
      kind: fc.constant('rating' as const),
      step: fc.integer({ min: 1, max: 7 }),
    }),
  });
  const grades: fc.Arbitrary<Grades> = fc.record({
    verdicts: fc.uniqueArray(verdict, { selector: (v) => `${v.criterionId}/${v.responseId}` }),
    answers: fc.uniqueArray(rating, { selector: (a) => a.question }),
    highlights: fc.constant([]),
    rewrites: fc.uniqueArray(fc.record({ responseId: id, text: words }), {
      selector: (r) => r.responseId,
    }),
  });
  fc.assert(
    fc.property(grades, (given) => {
      const back = gradesOfDraft(fieldsOfGrades(given));
      expect(back.problems).toEqual([]);
      for (const part of ['verdicts', 'answers', 'rewrites'] as const) {
        expect(inOrder(back.grades[part])).toEqual(inOrder(given[part]));
      }
    }),
  );
});

function inOrder(list: readonly object[]): object[] {
  return list.map((each) => ({ ...each })).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
const key = (each: object) =>
  JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
