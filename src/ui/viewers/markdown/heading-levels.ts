/** The panes' own titles are of the second level, so the headings in a text begin below it. */
const FIRST_LEVEL = 3;
const LAST_LEVEL = 6;

/**
 * The levels at which a text's headings are announced, for their depths in order. A model may
 * begin with `##` or jump from `#` to `####`; who listens to the page walks without gaps, and
 * what stood under something stands under it still.
 */
export function headingLevels(depths: readonly number[]): number[] {
  const open: number[] = [];
  return depths.map((depth) => {
    while ((open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    return Math.min(LAST_LEVEL, FIRST_LEVEL + open.length - 1);
  });
}
