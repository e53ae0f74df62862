import { expect, test } from 'vitest';
import type { Criterion } from './criterion.ts';
import { staleVerdicts } from './stale-verdicts.ts';
import type { Verdict } from './verdict.ts';

function criterion(id: string, given: Partial<Criterion> = {}): Criterion {
  return {
    id,
    version: 1,
    text: `Says ${id}`,
    tags: [],
    points: 5,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
    ...given,
  };
}

const verdict = (criterionId: string, responseId: string, value: Verdict['value']): Verdict => ({
  criterionId,
  criterionVersion: 1,
  responseId,
  value,
});

const criteria = [criterion('a'), criterion('b')];
const work = {
  criteria,
  responseIds: ['r', 's'],
  verdicts: ['a', 'b'].flatMap((id) => ['r', 's'].map((on) => verdict(id, on, 'met'))),
};
const placesOf = (after: Criterion[], of: Parameters<typeof staleVerdicts>[0] = work) =>
  staleVerdicts(of, after).stale.map((each) => `${each.criterionId}/${each.responseId}`);

test('points, titles and order make nothing stale', () => {
  const after = [criterion('b', { points: -1, version: 2, title: 'B' }), criterion('a')];
  const { stale, kept } = staleVerdicts(work, after);
  expect(stale).toEqual([]);
  expect(kept).toHaveLength(4);
  expect(kept.find((each) => each.criterionId === 'b')?.criterionVersion).toBe(2);
});

test('a criterion split in two comes back on every response, and nothing else does', () => {
  const after = [
    criterion('a', { text: 'Says the first half', version: 2 }),
    criterion('a2', { text: 'Says the second half' }),
    criterion('b'),
  ];
  expect(placesOf(after).toSorted()).toEqual(['a/r', 'a/s', 'a2/r', 'a2/s']);
  expect(staleVerdicts(work, after).kept.map((each) => each.criterionId)).toEqual(['b', 'b']);
});

test('a changed scale is another question; a removed criterion takes its verdicts along', () => {
  expect(placesOf([criterion('a', { scale: { kind: 'ternary' } })])).toEqual(['a/r', 'a/s']);
});

test('what a dependency that is not met rules out need not be judged', () => {
  const answered = {
    ...work,
    verdicts: [verdict('a', 'r', 'met'), verdict('a', 's', 'not-met')],
    criteria: [criterion('a')],
  };
  const after = [criterion('a'), criterion('n', { dependsOn: ['a'] })];
  expect(placesOf(after, answered)).toEqual(['n/r']);
});

test('a dependency that falls away opens what it ruled out', () => {
  const before = [criterion('a'), criterion('n', { dependsOn: ['a'] })];
  const ruledOut = {
    criteria: before,
    responseIds: ['r'],
    verdicts: [verdict('a', 'r', 'not-met')],
  };
  expect(placesOf([criterion('a'), criterion('n')], ruledOut)).toEqual(['n/r']);
  expect(placesOf(before, ruledOut)).toEqual([]);
});

test('what was left open before is not asked for by a change elsewhere', () => {
  const partly = { ...work, verdicts: [verdict('a', 'r', 'met')] };
  expect(placesOf([criterion('a'), criterion('b'), criterion('c')], partly)).toEqual([
    'c/r',
    'c/s',
  ]);
});
