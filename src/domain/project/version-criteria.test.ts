import { expect, test } from 'vitest';
import { madeCriterion } from './made-settings.fixture.ts';
import { versionCriteria } from './version-criteria.ts';

test('a criterion that says something else gets the next version, the others keep theirs', () => {
  const before = [madeCriterion('a', { version: 3 }), madeCriterion('b', { version: 2 })];
  const after = [madeCriterion('b', { version: 2 }), madeCriterion('a', { version: 3, points: 7 })];
  expect(versionCriteria(before, after)?.map(({ id, version }) => `${id}${version}`)).toEqual([
    'b2',
    'a4',
  ]);
});

test('a new criterion starts at 1, whatever it claims; no rubric stays none', () => {
  expect(versionCriteria(null, [madeCriterion('n', { version: 9 })])).toEqual([
    madeCriterion('n', { version: 1 }),
  ]);
  expect(versionCriteria([madeCriterion('a')], null)).toBeNull();
});

test('versioning twice changes nothing more', () => {
  const before = [madeCriterion('a')];
  const once = versionCriteria(before, [madeCriterion('a', { text: 'Other' })]);
  expect(versionCriteria(before, once)).toEqual(once);
});
