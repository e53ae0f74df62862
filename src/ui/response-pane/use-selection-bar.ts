import { useEffect, useState, type RefObject } from 'react';

import { selectedRange } from './pane-selection.ts';

/** Where the bar stands, in pixels of the scrolled content; null while nothing is selected. */
export type BarPlace = { readonly left: number; readonly top: number } | null;

/** Wide enough for "Evidence for 14", two labels and "Comment". */
const barWidth = 300;

/**
 * Follows the selection within `content`. The bar comes when the pointer is let go, so that it
 * is not under way while words are still being selected.
 */
export function useSelectionBar(
  content: RefObject<HTMLElement | null>,
  enabled: boolean,
): BarPlace {
  const [place, setPlace] = useState<BarPlace>(null);
  useEffect(() => {
    if (!enabled) return undefined;
    let held = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(timer);
      if (held) return;
      // A selection by keyboard grows key by key; the bar waits until it rests.
      timer = setTimeout(() => setPlace(placeOf(content.current)), 80);
    };
    const down = () => {
      held = true;
    };
    const up = () => {
      held = false;
      update();
    };
    document.addEventListener('selectionchange', update);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', update);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
    };
  }, [content, enabled]);
  return enabled ? place : null;
}

function placeOf(content: HTMLElement | null): BarPlace {
  const range = content && selectedRange(content);
  if (!content || !range || range.toString().trim() === '') return null;
  const rects = range.getClientRects();
  const last = rects[rects.length - 1];
  if (!last) return null;
  const box = content.getBoundingClientRect();
  const left = Math.min(Math.max(8, last.left - box.left), Math.max(8, box.width - barWidth));
  return { left, top: last.bottom - box.top + 8 };
}
