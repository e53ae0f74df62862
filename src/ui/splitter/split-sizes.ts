import type { PaneLayout } from './remembered-layout.ts';

/** Pixels of one pane, with the least and most that its style allows. */
export interface PaneExtent {
  readonly id: string;
  readonly now: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Moves the splitter before pane `index` by `delta` pixels: its two neighbours give and take,
 * as far as both allow; the others stay. Answers shares of the group in per cent.
 */
export function moveSplit(panes: readonly PaneExtent[], index: number, delta: number): PaneLayout {
  const [before, after] = [panes[index - 1], panes[index]];
  if (!before || !after) throw new RangeError(`There is no splitter before pane ${index}`);
  const both = before.now + after.now;
  const [low, high] = rangeOfSplit(before, after);
  const moved = Math.max(low, Math.min(high, before.now + delta));
  const sum = panes.reduce((total, pane) => total + pane.now, 0);
  return Object.fromEntries(
    panes.map((pane) => {
      const now = pane === before ? moved : pane === after ? both - moved : pane.now;
      return [pane.id, (now / sum) * 100];
    }),
  );
}

/** Least and most pixels of the pane before a splitter. */
export function rangeOfSplit(before: PaneExtent, after: PaneExtent): readonly [number, number] {
  const both = before.now + after.now;
  const low = Math.max(before.min, both - after.max);
  return [low, Math.max(low, Math.min(before.max, both - after.min))];
}
