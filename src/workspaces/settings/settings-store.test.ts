import { expect, test } from 'vitest';
import { projectSettings } from '#domain/project/project-settings.ts';
import type { Project } from '#domain/project/project.ts';
import type { EditsPlace, KeptEdits } from './kept-edits.ts';
import { createSettingsStore } from './settings-store.ts';

const project = (version: number, changes: Partial<Project['settings']> = {}): Project => ({
  id: 'p',
  slug: 'p',
  version,
  settings: {
    ...projectSettings.parse({ name: 'Memos', instructions: 'Read once.\n' }),
    ...changes,
  },
  createdAt: '2026-11-02T09:00:00.000Z',
});

/** A device that keeps one project's edits, and can refuse to. */
function device({ full = false } = {}) {
  let kept: string | null = null;
  const listeners = new Set<(edits: KeptEdits | null) => void>();
  const place: EditsPlace = {
    read: () => (kept === null ? null : JSON.parse(kept)),
    write(edits) {
      if (full && edits !== null) throw new DOMException('full', 'QuotaExceededError');
      kept = edits === null ? null : JSON.stringify(edits);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    place,
    kept: () => kept,
    otherTabWrites(edits: KeptEdits | null) {
      for (const listener of listeners) listener(edits);
    },
  };
}

const instruct = (text: string) => (settings: Project['settings']) => ({
  ...settings,
  instructions: text,
});

test('an edit is on the device before the store says so, and a new visit has it', () => {
  const { place, kept } = device();
  const store = createSettingsStore(project(1), place, () => 7);
  store.edit(instruct('Read twice.\n'));
  expect(kept()).toContain('Read twice.');
  expect(store.getState()).toMatchObject({ state: 'kept', at: 7 });
  const again = createSettingsStore(project(1), place, () => 8).getState();
  expect(again).toMatchObject({ state: 'kept', edited: { instructions: 'Read twice.\n' } });
});

test('editing back to what is published leaves nothing on the device', () => {
  const { place, kept } = device();
  const store = createSettingsStore(project(1), place, () => 7);
  store.edit(instruct('Read twice.\n'));
  store.edit(instruct('Read once.\n'));
  expect(kept()).toBeNull();
  expect(store.getState()).toMatchObject({ state: 'published', at: null });
});

test('a device that refuses is told about, and the edit stays on the screen', () => {
  const { place } = device({ full: true });
  const store = createSettingsStore(project(1), place, () => 7);
  store.edit(instruct('Read twice.\n'));
  expect(store.getState()).toMatchObject({
    state: 'not-saved',
    edited: { instructions: 'Read twice.\n' },
  });
});

test('edits of an older version keep their base until they are brought together', () => {
  const { place } = device();
  createSettingsStore(project(1), place, () => 7).edit(instruct('Read twice.\n'));
  const newer = project(2, { overlap: 3 });
  const store = createSettingsStore(newer, place, () => 9);
  expect(store.getState().base.version).toBe(1);
  store.rebase(newer, {});
  expect(store.getState()).toMatchObject({
    base: { version: 2 },
    edited: { instructions: 'Read twice.\n', overlap: 3 },
    state: 'kept',
  });
});

test('bringing together edits that the newer version has already leaves none', () => {
  const { place, kept } = device();
  const store = createSettingsStore(project(1), place, () => 7);
  store.edit(instruct('Read twice.\n'));
  store.rebase(project(2, { instructions: 'Read twice.\n' }), {});
  expect(kept()).toBeNull();
  expect(store.getState()).toMatchObject({ state: 'published', base: { version: 2 } });
});

test('publishing settles on what the server made of it, and says when', () => {
  const { place, kept } = device();
  const store = createSettingsStore(project(1), place, () => 7);
  store.edit(instruct('Read twice.\n'));
  store.settle(project(2, { instructions: 'Read twice.\n' }));
  expect(kept()).toBeNull();
  expect(store.getState()).toMatchObject({ state: 'published', at: 7, base: { version: 2 } });
});

test('what another tab edits is what this one shows, until it stops following', () => {
  const { place, otherTabWrites } = device();
  const store = createSettingsStore(project(1), place, () => 7);
  const stop = store.follow();
  const base = store.getState().base;
  otherTabWrites({ base, edited: instruct('From there.\n')(base.settings), at: 5 });
  expect(store.getState().edited.instructions).toBe('From there.\n');
  stop();
  otherTabWrites(null);
  expect(store.getState().edited.instructions).toBe('From there.\n');
});

test('discarding goes back to the version that the edits were made on', () => {
  const { place, kept } = device();
  const store = createSettingsStore(project(1), place, () => 7);
  store.edit(instruct('Read twice.\n'));
  store.discard();
  expect(kept()).toBeNull();
  expect(store.getState().edited).toEqual(project(1).settings);
});
