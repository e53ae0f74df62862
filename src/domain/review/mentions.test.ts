import { expect, test } from 'vitest';
import { mentioned } from './mentions.ts';

const people = [
  { id: 'a', name: 'Ana' },
  { id: 'b', name: 'Ana Berg' },
  { id: 'c', name: 'Tom' },
];

test('a name after an @ is a mention, once, whatever its case', () => {
  expect(mentioned('@tom and @Tom: see ¶ 3', people)).toEqual(['c']);
  expect(mentioned('Tom, tom@example.com', people)).toEqual([]);
});

test('the longer of two names that fit is meant, and half a word is nobody', () => {
  expect(mentioned('@Ana Berg, please', people)).toEqual(['b']);
  expect(mentioned('@Ana, please', people)).toEqual(['a']);
  expect(mentioned('@Anastasia', people)).toEqual([]);
});
