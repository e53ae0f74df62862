import { Send, SlidersHorizontal } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useScreenEntry, type ScreenEntry } from '#ui/screen-register.tsx';
import { goToPlace, placeTitle, settingsPlaces, type SettingsPlace } from './settings-places.ts';

interface SettingsVerbs {
  readonly onGo: (place: SettingsPlace) => void;
  readonly onPublish: () => void;
}

/** What palette and shortcut sheet offer on this screen. */
export function useSettingsEntry(verbs: SettingsVerbs): void {
  const latest = useRef(verbs);
  useLayoutEffect(() => {
    latest.current = verbs;
  });
  const [entry] = useState<ScreenEntry>(() => ({
    screen: 'Settings',
    shortcuts: () => [
      { group: 'Settings', keys: ['F6'], what: 'Next zone: sections, editor, preview' },
      { group: 'Settings', keys: ['ArrowUp', 'ArrowDown'], what: 'Move an entry by its grip' },
    ],
    commands: () => [
      ...settingsPlaces.map((place) => ({
        id: `settings:${place}`,
        group: 'In these settings',
        label: placeTitle[place],
        icon: SlidersHorizontal,
        run: () => {
          latest.current.onGo(place);
          goToPlace(place);
        },
      })),
      {
        id: 'settings:publish',
        group: 'Commands',
        label: 'Publish the edits',
        icon: Send,
        detail: 'asks first',
        run: () => latest.current.onPublish(),
      },
    ],
  }));
  useScreenEntry(entry);
}
