import type { ProjectSettings } from '#domain/project/project-settings.ts';

/** Unpublished edits of one lead in one project, with the version that they were made on. */
export type KeptEdits = {
  base: { version: number; settings: ProjectSettings };
  edited: ProjectSettings;
  /** Epoch milliseconds of the last edit. */
  at: number;
};

/** Where edits live between visits: on this device, under the person and the project. */
export type EditsPlace = {
  read(): KeptEdits | null;
  /** Throws where the device does not take it. Null forgets. */
  write(edits: KeptEdits | null): void;
  /** Calls with what another tab wrote. */
  watch(listener: (edits: KeptEdits | null) => void): () => void;
};

/**
 * Settings are edited by few, seldom and in small texts, so they need no send loop: they are
 * kept whole, at once, and leave the device only by publishing.
 */
export function editsPlace(accountId: string, projectId: string): EditsPlace {
  const key = `touchstone-settings:${accountId}:${projectId}`;
  return {
    read: () => parsed(recall(key)),
    write(edits) {
      if (edits === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(edits));
    },
    watch(listener) {
      const heard = (event: StorageEvent) => {
        if (event.key === key) listener(parsed(event.newValue));
      };
      window.addEventListener('storage', heard);
      return () => window.removeEventListener('storage', heard);
    },
  };
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage can be forbidden; then there is nothing to recall, and writing says so.
    return null;
  }
}

function parsed(text: string | null): KeptEdits | null {
  if (text === null) return null;
  const edits = JSON.parse(text) as KeptEdits;
  // An older program kept fewer fields; what it did not know stands as published.
  return { ...edits, edited: { ...edits.base.settings, ...edits.edited } };
}
