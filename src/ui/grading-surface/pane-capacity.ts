import type { ReadingColumns } from '#ui/viewers/reading-style.ts';

/** Width of a folded pane. */
export const spineWidth = 44;
/** Left and right gutter of a pane, and its ruler. */
const paneEdges = 16 + 16 + 9;
/** The least characters a line of a pane that is compared with another. */
const leastCharacters = 42;

/**
 * Mean width of a character of running text, in pixels at 100 %: Source Serif 4 at the size that
 * this many columns are set in (15, 14.5, 13.5).
 */
const characterWidth: Readonly<Record<ReadingColumns, number>> = { 1: 7.05, 2: 6.8, 3: 6.3 };

export type PaneCapacity = {
  /** Panes that stand open beside each other. */
  readonly open: number;
  readonly columns: ReadingColumns;
  /** Less than two of several fit: one at a time, as tabs. */
  readonly tabs: boolean;
  /** Characters a line that two panes would have, for the words that say why there are tabs. */
  readonly besideCharacters: number;
};

/** How many of `responses` panes stay open in `width` pixels at `zoom` per cent. */
export function paneCapacity(width: number, responses: number, zoom: number): PaneCapacity {
  const scale = zoom / 100;
  const fits = (count: number) => {
    const spines = (responses - count) * spineWidth;
    const pane = (width - spines) / count - paneEdges;
    return pane / (characterWidth[columnsFor(count)] * scale) >= leastCharacters;
  };
  let open = 1;
  while (open < responses && fits(open + 1)) open++;
  const besideCharacters = Math.floor(
    (width / Math.min(2, responses) - paneEdges) / (characterWidth[2] * scale),
  );
  return { open, columns: columnsFor(open), tabs: open < 2 && responses > 1, besideCharacters };
}

function columnsFor(count: number): ReadingColumns {
  return count >= 3 ? 3 : count === 2 ? 2 : 1;
}
