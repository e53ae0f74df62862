import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { KeptRubric } from './kept-rubric.ts';
import { createRubricStore } from './rubric-store.ts';

const criterion = (id: string, text = id): Criterion => ({
  id,
  version: 1,
  text,
  tags: [],
  points: 1,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});
const base = { version: 3, criteria: [criterion('a'), criterion('b')] };

function begin(refuses = false) {
  let kept: KeptRubric | null = null;
  const place = {
    read: () => kept,
    write(next: KeptRubric | null) {
      if (refuses) throw new Error('full');
      kept = next;
    },
  };
  const make = () => createRubricStore(base, place, () => 7);
  return { store: make(), make, kept: () => kept };
}
const rewrite = (text: string) => (all: Criterion[]) => all.with(0, criterion('a', text));

test('edits are kept on the device and recalled, with the version they were made on', () => {
  const { store, make, kept } = begin();
  store.edit(rewrite('new'));
  expect(store.getState()).toMatchObject({ state: 'kept', at: 7 });
  expect(kept()?.base.version).toBe(3);
  expect(make().getState().edited[0]?.text).toBe('new');
  store.edit(rewrite('a'));
  expect(store.getState().state).toBe('published');
  expect(kept()).toBeNull();
});

test('keys in one field are one step back; undo can be undone', () => {
  const { store } = begin();
  for (const text of ['n', 'ne', 'new']) store.edit(rewrite(text), 'text a');
  store.edit((all) => all.slice(0, 1));
  store.undo();
  expect(store.getState().edited.map(({ text }) => text)).toEqual(['new', 'b']);
  store.undo();
  expect(store.getState().edited[0]?.text).toBe('a');
  store.redo();
  store.redo();
  expect(store.getState().edited).toHaveLength(1);
});

test('a criterion that goes while it is current gives way to the first', () => {
  const { store } = begin();
  store.stand('b');
  store.edit((all) => all.slice(0, 1));
  expect(store.getState().current).toBe('a');
});

test('what the device refuses is said', () => {
  const { store } = begin(true);
  store.edit(rewrite('new'));
  expect(store.getState().state).toBe('not-saved');
});

test('a newer version is brought together with the edits: each side keeps what it alone changed', () => {
  const { store } = begin();
  store.edit(rewrite('mine'));
  const newer = {
    version: 4,
    criteria: [criterion('a'), criterion('b', 'theirs'), criterion('c')],
  };
  expect(store.settle(newer, 'keep')).toEqual([]);
  expect(store.getState().edited.map(({ text }) => text)).toEqual(['mine', 'theirs', 'c']);
  const newest = { version: 5, criteria: [criterion('a', 'theirs too'), criterion('c')] };
  expect(store.settle(newest, 'keep')).toEqual(['a']);
  expect(store.getState().edited.map(({ text }) => text)).toEqual(['mine', 'c']);
});

test('a newer version becomes the base; edits stay on top of it or go', () => {
  const { store } = begin();
  store.edit(rewrite('new'));
  const newer = { version: 4, criteria: [criterion('a'), criterion('b', 'theirs')] };
  store.settle(newer, 'keep');
  expect(store.getState()).toMatchObject({ base: { version: 4 }, state: 'kept' });
  store.settle(newer, 'drop');
  expect(store.getState()).toMatchObject({ state: 'published', edited: newer.criteria });
});
