import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '#domain/question/question.ts';
import { madeCriterion, madeSettings } from './made-settings.fixture.ts';
import { mergeSettings } from './merge-settings.ts';
import type { ProjectSettings } from './project-settings.ts';

const why: Question = { kind: 'text', name: 'Why', required: true, per: 'task' };
const best: Question = { kind: 'comparison', name: 'Preference', required: true };
const clear: Question = {
  kind: 'rating',
  name: 'Clarity',
  required: false,
  steps: ['', ''],
  per: 'task',
};
const merged = (
  base: Partial<ProjectSettings>,
  mine: Partial<ProjectSettings>,
  theirs: Partial<ProjectSettings>,
) =>
  mergeSettings(
    madeSettings(base),
    madeSettings({ ...base, ...mine }),
    madeSettings({ ...base, ...theirs }),
  );

test('changes in different places come together without a question', () => {
  const { settings, conflicts } = merged(
    { questions: [best, why], confidentialWords: ['Anvil', 'Kestrel'] },
    { questions: [best, clear, why], confidentialWords: ['Anvil', 'Kestrel', 'Halden'] },
    {
      questions: [best, { ...why, required: false }],
      overlap: 3,
      confidentialWords: ['Kestrel'],
    },
  );
  expect(conflicts).toEqual([]);
  expect(settings.questions).toEqual([best, clear, { ...why, required: false }]);
  expect(settings.overlap).toBe(3);
  expect(settings.confidentialWords).toEqual(['Kestrel', 'Halden']);
});

test('instructions merge by words, and overlap only where both changed the same', () => {
  const base = { instructions: '# Task\n\nRead once.\n\nBe brief.\n' };
  const apart = merged(
    base,
    { instructions: '# Task\n\nRead twice.\n\nBe brief.\n' },
    { instructions: '# Task\n\nRead once.\n\nBe exact.\n' },
  );
  expect(apart.conflicts).toEqual([]);
  expect(apart.settings.instructions).toBe('# Task\n\nRead twice.\n\nBe exact.\n');
  const same = merged(
    base,
    { instructions: '# Task\n\nRead twice.\n\nBe brief.\n' },
    { instructions: '# Task\n\nRead aloud.\n\nBe brief.\n' },
  );
  expect(same.conflicts.map(({ id }) => id)).toEqual(['instructions']);
  expect(same.settings.instructions).toContain('Read twice');
});

test('a choice for theirs takes theirs, and only there', () => {
  const sides = [
    madeSettings({ questions: [why] }),
    madeSettings({ questions: [{ ...why, required: false }], overlap: 2 }),
    madeSettings({ questions: [{ ...why, prompt: 'In a sentence' }], overlap: 5 }),
  ] as const;
  const { settings, conflicts } = mergeSettings(...sides, { 'questions:Why': 'theirs' });
  expect(conflicts.map(({ id }) => id)).toEqual(['questions:Why', 'overlap']);
  expect(settings.questions).toEqual([{ ...why, prompt: 'In a sentence' }]);
  expect(settings.overlap).toBe(2);
});

test('a question that one removed and the other changed is a conflict, not lost', () => {
  const { settings, conflicts } = merged(
    { questions: [best, why] },
    { questions: [best, { ...why, required: false }] },
    { questions: [best] },
  );
  expect(conflicts).toMatchObject([{ id: 'questions:Why', theirs: null }]);
  expect(settings.questions).toEqual([best, { ...why, required: false }]);
});

test('criteria merge by id; a rubric that one side removed is a conflict', () => {
  const [a, b] = [madeCriterion('a'), madeCriterion('b')];
  const both = merged({ rubric: [a] }, { rubric: [a, b] }, { rubric: [{ ...a, points: 9 }] });
  expect(both.conflicts).toEqual([]);
  expect(both.settings.rubric).toEqual([{ ...a, points: 9 }, b]);
  const gone = merged({ rubric: [a] }, { rubric: [a, b] }, { rubric: null });
  expect(gone.conflicts).toMatchObject([{ id: 'rubric', theirs: null }]);
  expect(gone.settings.rubric).toEqual([a, b]);
});

const some = fc.record({
  name: fc.constantFrom('A', 'B', 'C'),
  instructions: fc.constantFrom('', 'one\n', 'one\ntwo\n', 'two\n'),
  questions: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom<Question>(best, why, clear), fc.boolean())
      .map(([question, required]): Question => ({ ...question, required })),
    { selector: ({ name }) => name, maxLength: 3 },
  ),
  overlap: fc.integer({ min: 1, max: 3 }),
  confidentialWords: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  rubric: fc.option(
    fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 2 }))
        .map(([id, points]) => madeCriterion(id, { points })),
      { selector: ({ id }) => id },
    ),
  ),
});

test('a side that changed nothing never stands in the way of the other', () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [base, changed] = [madeSettings(one), madeSettings(other)];
      const mine = mergeSettings(base, changed, base);
      const theirs = mergeSettings(base, base, changed);
      expect(mine).toEqual({ settings: changed, conflicts: [] });
      expect(theirs).toEqual({ settings: changed, conflicts: [] });
    }),
  );
});

test('both sides alike need no merging', () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [base, both] = [madeSettings(one), madeSettings(other)];
      expect(mergeSettings(base, both, both)).toEqual({ settings: both, conflicts: [] });
    }),
  );
});

test('choosing mine or theirs everywhere keeps each conflicted thing of that side', () => {
  fc.assert(
    fc.property(some, some, some, (one, two, three) => {
      const [base, mine, theirs] = [madeSettings(one), madeSettings(two), madeSettings(three)];
      const { conflicts } = mergeSettings(base, mine, theirs);
      const all = Object.fromEntries(conflicts.map(({ id }) => [id, 'theirs' as const]));
      const { settings } = mergeSettings(base, mine, theirs, all);
      for (const { id } of conflicts) {
        const [list, key] = id.split(':');
        if (list !== 'questions' || key === undefined) continue;
        const of = (from: ProjectSettings) => from.questions.find(({ name }) => name === key);
        expect(of(settings)).toEqual(of(theirs));
      }
      if ('name' in all) expect(settings.name).toBe(theirs.name);
    }),
  );
});
