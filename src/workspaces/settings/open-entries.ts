import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { SettingsFault } from '#domain/project/settings-faults.ts';
import { goToPlace } from './settings-places.ts';

/** Which question and which criterion stand open, by index: what is on screen, not what is kept. */
export type OpenEntries = { questions: number | null; rubric: number | null };
export type EntryList = keyof OpenEntries;

export function createOpenEntries(): StoreApi<OpenEntries> {
  return createStore<OpenEntries>(() => ({ questions: null, rubric: null }));
}

const OpenEntriesContext = createContext<StoreApi<OpenEntries> | null>(null);

export const OpenEntriesProvider = OpenEntriesContext;

function useOpenEntries(): StoreApi<OpenEntries> {
  const store = useContext(OpenEntriesContext);
  if (store === null) throw new Error('There is no OpenEntriesProvider above this component');
  return store;
}

/** The open entry of one list, its setter, and what follows an entry that moves. */
export function useOpenEntry(list: EntryList) {
  const store = useOpenEntries();
  const open = useStore(store, (state) => state[list]);
  return {
    open,
    setOpen: (index: number | null) => store.setState({ [list]: index }),
    moved(from: number, to: number) {
      if (open !== null) store.setState({ [list]: indexAfterMove(open, from, to) });
    },
  };
}

/** Opens what a fault lies in, then brings its field into view. */
export function useGoToFault() {
  const store = useOpenEntries();
  return ({ section, place }: Pick<SettingsFault, 'section' | 'place'>) => {
    const entry = /^(questions|rubric)\.(\d+)\./.exec(place);
    if (entry) store.setState({ [String(entry[1])]: Number(entry[2]) });
    requestAnimationFrame(() => goToPlace(section, place));
  };
}

/** Where an entry stands after one of its list was moved. */
export function indexAfterMove(index: number, from: number, to: number): number {
  if (index === from) return to;
  if (from < index && to >= index) return index - 1;
  return from > index && to <= index ? index + 1 : index;
}
