import { expect, test } from 'vitest';
import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { defectDefinition, definitionInWords } from './defect-definition.ts';
import { regradeDefects, type GradedItem } from './regrade-defects.ts';

const definition = defectDefinition.parse({});
const criterion = (id: string, required: boolean): Criterion => ({
  id,
  version: 1,
  text: id,
  points: 1,
  required,
  tags: [],
  dependsOn: [],
  scale: { kind: 'binary' },
});
const criteria = [criterion('gate', true), ...['a', 'b', 'c'].map((id) => criterion(id, false))];

function graded(values: Record<string, VerdictValue>, preference: number, score = 0.5): GradedItem {
  const grades: Grades = {
    verdicts: Object.entries(values).map(([criterionId, value]) => ({
      criterionId,
      criterionVersion: 1,
      responseId: 'r1',
      value,
    })),
    answers: [
      {
        question: 'Preference',
        answer: {
          kind: 'preference',
          first: 'r1',
          second: 'r2',
          value: preference,
          bothBad: false,
        },
      },
    ],
    highlights: [],
    rewrites: [],
  };
  const scores = [{ responseId: 'r1', raw: score, clamped: score, points: 0, gateFailed: false }];
  return { grades, scores };
}

const base = graded({ gate: 'met', a: 'met', b: 'met', c: 'met' }, -2);
const kinds = (regrade: GradedItem) =>
  regradeDefects(definition, criteria, base, regrade).map(({ kind }) => kind);

test('an equal regrade, and one that only differs in degree, finds no defect', () => {
  expect(kinds(base)).toEqual([]);
  expect(kinds(graded({ gate: 'met', a: 'met', b: 'met', c: 'not-met' }, -1, 0.7))).toEqual([]);
});

test('each part of the definition is found by itself', () => {
  const same: Record<string, VerdictValue> = { gate: 'met', a: 'met', b: 'met', c: 'met' };
  expect(kinds(graded(same, 1))).toEqual(['preference']);
  expect(kinds(graded(same, 0))).toEqual([]);
  expect(kinds(graded({ ...same, gate: 'not-met' }, -2))).toEqual(['gate']);
  expect(kinds(graded(same, -2, 0.71))).toEqual(['score']);
  expect(kinds(graded({ ...same, a: 'not-met', b: 'not-met' }, -2))).toEqual(['verdicts']);
});

test('the definition is a sentence that names what it holds', () => {
  expect(definitionInWords(definition)).toBe(
    'An item is defective if, against a blind regrade, the order of the responses is reversed, or a required criterion is judged otherwise, or a response’s score differs by more than 0.2, or more than 30 % of the verdicts differ.',
  );
});
