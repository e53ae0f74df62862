import { expect, test } from 'vitest';
import type { BlindTask } from '#domain/task/task.ts';
import { draftAsText, valueAsText } from './draft-as-text.ts';
import { fieldLabel } from './field-label.ts';

const task = {
  responses: [{ id: 'r1' }, { id: 'r2' }],
  rubric: { criteria: [{ id: 'c1' }, { id: 'c2' }] },
} as BlindTask;

test('fields are called as on the screen while the task is known', () => {
  expect(fieldLabel('verdict/c2/r1', task)).toBe('Criterion 2 for response A');
  expect(fieldLabel('rewrite/r2', task)).toBe('Rewrite of response B');
  expect(fieldLabel('text/Justification', task)).toBe('Justification');
  expect(fieldLabel('cursor', task)).toBe(null);
});

test('without the task, and in fields of a later version, the names themselves are shown', () => {
  expect(fieldLabel('rewrite/r2', null)).toBe('Rewrite of response r2');
  expect(fieldLabel('later/a/b/c', null)).toBe('later/a/b/c');
});

test('a value is written as a person would', () => {
  expect(valueAsText({ value: 'not-met', criterionVersion: 1 })).toBe('not met');
  expect(valueAsText({ quote: 'net debt', comment: 'twice' })).toBe('“net debt”: twice');
  expect(valueAsText({ kind: 'rating', step: 2 })).toBe('{"kind":"rating","step":2}');
});

test('a draft as text holds every text whole and every answer', () => {
  const fields = {
    'verdict/c1/r2': { value: 'met' },
    'rewrite/r1': 'Line one.\n\nLine two.',
    cursor: { zone: 'rubric' },
  };
  expect(draftAsText('Northwick', fields, task)).toBe(
    '# Northwick\n\n- Criterion 1 for response B: met\n\n## Rewrite of response A\n\nLine one.\n\nLine two.\n',
  );
});
