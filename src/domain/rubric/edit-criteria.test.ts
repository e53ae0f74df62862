import { expect, test } from 'vitest';
import { madeCriterion } from './audit/made-grades.fixture.ts';
import {
  freshId,
  moveCriterion,
  renameSection,
  rubricTotals,
  splitCriterion,
  weightClasses,
  withNewCriterion,
  withoutCriterion,
} from './edit-criteria.ts';

const criteria = [
  madeCriterion('a', 5, { category: 'Method', title: 'A' }),
  madeCriterion('b', 3, { category: 'Method', dependsOn: ['a'] }),
  madeCriterion('f', -4, { category: 'Style' }),
];
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test('a split keeps the id for the first half and shares the points', () => {
  const split = splitCriterion(criteria, 'a', ['First', 'Second']);
  expect(split.slice(0, 2)).toMatchObject([
    { id: 'a', text: 'First', points: 3, category: 'Method' },
    { id: 'a-b', version: 1, text: 'Second', points: 2, category: 'Method' },
  ]);
  expect(split[0]).not.toHaveProperty('title');
  expect(
    splitCriterion(criteria, 'f', ['x', 'y'])
      .slice(2)
      .map(({ points }) => points),
  ).toEqual([-2, -2]);
  const single = [madeCriterion('s', 1)];
  expect(splitCriterion(single, 's', ['x', 'y']).map(({ points }) => points)).toEqual([0.5, 0.5]);
  expect(freshId(split, 'a-b')).toBe('a-b-2');
});

test('a new criterion stands behind the current one, in its section', () => {
  const { criteria: more, id } = withNewCriterion(criteria, 'a');
  expect(idsOf(more)).toEqual(['a', id, 'b', 'f']);
  expect(more[1]).toMatchObject({ category: 'Method', text: '', points: 1 });
  expect(idsOf(withNewCriterion([], null).criteria)).toEqual(['c1']);
});

test('removing takes dependencies on it along', () => {
  expect(withoutCriterion(criteria, 'a')[0]).toMatchObject({ id: 'b', dependsOn: [] });
});

test('moved between two of a section it joins the section; at its edge it keeps its own', () => {
  const into = moveCriterion(criteria, 2, 1);
  expect(into.map(({ id, category }) => `${id} ${category}`)).toEqual([
    'a Method',
    'f Method',
    'b Method',
  ]);
  const four = [...criteria, madeCriterion('g', -1, { category: 'Style' })];
  expect(moveCriterion(four, 3, 2)[2]).toMatchObject({ id: 'g', category: 'Style' });
});

test('a section is renamed as a whole, totals and classes are read off the rubric', () => {
  expect(renameSection(criteria, 0, 'Numbers').map(({ category }) => category)).toEqual([
    'Numbers',
    'Numbers',
    'Style',
  ]);
  expect(rubricTotals(criteria)).toEqual({ merits: 8, faults: -4 });
  // 0.1 + 0.2 is 0.30000000000000004 where numbers are binary.
  expect(rubricTotals([madeCriterion('a', 0.1), madeCriterion('b', 0.2)]).merits).toBe(0.3);
  const named = [madeCriterion('a', 9, { weightClass: 'Critical' })];
  expect(weightClasses(named).get('Critical')).toBe(9);
  expect(weightClasses(named).get('Minor')).toBe(2);
});
