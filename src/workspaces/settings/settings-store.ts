import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Project } from '#domain/project/project.ts';
import { mergeSettings, type Choice } from '#domain/project/merge-settings.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { sameContent } from '#domain/project/same-content.ts';
import type { EditsPlace, KeptEdits } from './kept-edits.ts';

/**
 * Where the edits are.
 *
 *   published  there are none: what is shown is the current version
 *   kept       on this device
 *   not-saved  in this tab only, because the device refused them
 */
export type EditsState = 'published' | 'kept' | 'not-saved';

export type SettingsState = {
  base: { version: number; settings: ProjectSettings };
  edited: ProjectSettings;
  state: EditsState;
  /** Epoch milliseconds of the last edit, or of publishing in this visit. */
  at: number | null;
};

export type SettingsStore = StoreApi<SettingsState> & {
  edit(change: (settings: ProjectSettings) => ProjectSettings): void;
  /** Back to the version that the edits were made on. */
  discard(): void;
  /** Somebody else's newer version becomes the base; edits and it are brought together. */
  rebase(newer: Project, choices: Readonly<Record<string, Choice>>): void;
  /** The edits were published, or there are none: `project` is what stands now. */
  settle(project: Project): void;
  /** Follows other tabs until the answered function is called. */
  follow(): () => void;
};

export function createSettingsStore(
  project: Project,
  place: EditsPlace,
  now: () => number,
): SettingsStore {
  const published = (current: Project): SettingsState => ({
    base: { version: current.version, settings: current.settings },
    edited: current.settings,
    state: 'published',
    at: null,
  });
  const recalled = (edits: KeptEdits | null): SettingsState =>
    edits === null ? published(project) : { ...edits, state: 'kept' };

  const store = createStore<SettingsState>(() => recalled(place.read()));

  /** When edits were published from here; null where that was another time. */
  let savedAt: number | null = null;

  function become(base: SettingsState['base'], edited: ProjectSettings): void {
    const at = now();
    const edits = sameContent(base.settings, edited) ? null : { base, edited, at };
    let state: EditsState = edits === null ? 'published' : 'kept';
    try {
      place.write(edits);
    } catch {
      state = 'not-saved';
    }
    store.setState({ base, edited, state, at: edits === null ? savedAt : at });
  }

  return {
    ...store,
    edit(change) {
      const { base, edited } = store.getState();
      become(base, change(edited));
    },
    discard() {
      const { base } = store.getState();
      become(base, base.settings);
    },
    rebase(newer, choices) {
      const { base, edited } = store.getState();
      const merged = mergeSettings(base.settings, edited, newer.settings, choices).settings;
      become({ version: newer.version, settings: newer.settings }, merged);
    },
    settle(current) {
      if (store.getState().state !== 'published') savedAt = now();
      become({ version: current.version, settings: current.settings }, current.settings);
    },
    follow: () => place.watch((edits) => store.setState(recalled(edits))),
  };
}
