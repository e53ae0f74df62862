import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { settingsChanges, type SettingsChange } from '#domain/project/settings-changes.ts';
import { settingsFaults, type SettingsFault } from '#domain/project/settings-faults.ts';
import type { SettingsState, SettingsStore } from './settings-store.ts';

const SettingsContext = createContext<SettingsStore | null>(null);

export const SettingsProvider = SettingsContext;

export function useSettingsStore(): SettingsStore {
  const store = useContext(SettingsContext);
  if (store === null) throw new Error('There are no settings above this component');
  return store;
}

export function useSettingsState<Part>(select: (state: SettingsState) => Part): Part {
  return useStore(useSettingsStore(), select);
}

/** One field of the edited settings, as it stands, as it was published, and its setter. */
export function useSetting<K extends keyof ProjectSettings>(key: K) {
  const store = useSettingsStore();
  const value = useStore(store, (state) => state.edited[key]);
  const published = useStore(store, (state) => state.base.settings[key]);
  const set = (next: ProjectSettings[K]) => store.edit((all) => ({ ...all, [key]: next }));
  return { value, published, set };
}

export function useChanges(): readonly SettingsChange[] {
  const base = useSettingsState((state) => state.base.settings);
  const edited = useSettingsState((state) => state.edited);
  return useMemo(() => settingsChanges(base, edited), [base, edited]);
}

export function useFaults(): readonly SettingsFault[] {
  const edited = useSettingsState((state) => state.edited);
  return useMemo(() => settingsFaults(edited), [edited]);
}

/** The mend for one place, if there is one: `questions.2.steps`. */
export function useFaultAt(place: string): string | undefined {
  return useFaults().find((fault) => fault.place === place)?.text;
}
