import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { unlessTyping } from '#ui/unless-typing.ts';

export type Overlay = 'palette' | 'sheet';

/** Ctrl/Cmd+K opens the palette from anywhere; `?` the sheet, but not while typing. */
export function useOverlayKeys(open: (overlay: Overlay) => void): void {
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+KeyK': (event) => {
          event.preventDefault();
          open('palette');
        },
        'Shift+?': unlessTyping(() => open('sheet')),
        '?': unlessTyping(() => open('sheet')),
      }),
    [open],
  );
}
