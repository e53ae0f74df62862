import { expect, test } from 'vitest';
import { adoptIds } from './adopt-ids.ts';
import { madeCriterion } from './audit/made-grades.fixture.ts';

const present = [madeCriterion('a', 5, { version: 3 }), madeCriterion('b', 2)];
const imported = [
  madeCriterion('c1', 4, { text: 'Says b' }),
  madeCriterion('a', 1, { text: 'Another', dependsOn: ['c1'] }),
];

test('what says the same keeps its id, a foreign id that is taken gets another', () => {
  expect(adoptIds(present, imported, 'replace')).toMatchObject([
    { id: 'b', points: 4, version: 1 },
    { id: 'a-2', version: 1, dependsOn: ['b'] },
  ]);
});

test('added behind, the present ones stay as they are', () => {
  const all = adoptIds(present, imported, 'append');
  expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c1', 'a-2']);
  expect(all[3]?.dependsOn).toEqual(['c1']);
  expect(all[0]).toEqual(present[0]);
});
