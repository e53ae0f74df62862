import { expect, test } from 'vitest';
import { DRAFT_SCHEMA } from '#domain/draft/draft-fields.ts';
import { currentSchema, draftSchema } from './current-schema.ts';

const steps = draftSchema(3, [
  (fields) => ({ ...fields, second: true }),
  ({ second, ...fields }) => ({ ...fields, third: second ?? false }),
]);

test('a draft passes every step from its version to this one', () => {
  expect(steps.upgrade(1, { text: 'a' })).toEqual({ text: 'a', third: true });
  expect(steps.upgrade(2, { text: 'a', second: 1 })).toEqual({ text: 'a', third: 1 });
});

test('a draft of this version, or of a newer one, is left as it is', () => {
  expect(steps.upgrade(3, { text: 'a' })).toEqual({ text: 'a' });
  expect(steps.upgrade(4, { text: 'a' })).toEqual({ text: 'a' });
});

test('the product upgrades from every version that it ever wrote', () => {
  expect(currentSchema.version).toBe(DRAFT_SCHEMA);
  for (let from = 1; from <= DRAFT_SCHEMA; from++) {
    expect(currentSchema.upgrade(from, { 'rewrite/r1': 'kept' })).toEqual({ 'rewrite/r1': 'kept' });
  }
});
