import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test.each(['/', '/p/memos/grade?task=1#x', '/p/a//b'])('%s is ours', (to) => {
  expect(ownPath(to)).toBe(to);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:x',
  'p/memos',
  '',
  7,
  undefined,
])('%j is not', (to) => {
  expect(ownPath(to)).toBeNull();
});
