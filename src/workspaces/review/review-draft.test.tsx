import { expect, test } from 'vitest';
import { reviewDraft } from './review-draft.ts';

test('what is not decided yet outlives a reload, for the one who wrote it only', () => {
  reviewDraft('rita', 'r1', 'a1').setState({ note: 'The bridge misses the leases.' });
  expect(reviewDraft('rita', 'r1', 'a1').getState().note).toBe('The bridge misses the leases.');
  expect(reviewDraft('otto', 'r1', 'a1').getState().note).toBe('');
  expect(reviewDraft('rita', 'r1', 'a2').getState().note).toBe('');
  reviewDraft('rita', 'r1', 'a1').forget();
  expect(reviewDraft('rita', 'r1', 'a1').getState().note).toBe('');
});
