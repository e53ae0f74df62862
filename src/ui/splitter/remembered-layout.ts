import type { WidthClass } from './width-class.ts';

/** Shares of the group by pane id, in per cent. */
export type PaneLayout = Readonly<Record<string, number>>;

function storageKey(name: string, width: WidthClass, panes: readonly string[]): string {
  return `touchstone-split:${name}:${width}:${panes.join(',')}`;
}

/** The sizes last chosen for these panes at this width; undefined if none fits. */
export function recallLayout(
  name: string,
  width: WidthClass,
  panes: readonly string[],
): PaneLayout | undefined {
  try {
    const text = localStorage.getItem(storageKey(name, width, panes));
    const layout: unknown = text === null ? null : JSON.parse(text);
    if (typeof layout !== 'object' || layout === null) return undefined;
    const sizes = Object.entries(layout);
    const fits =
      sizes.length === panes.length &&
      sizes.every(([id, size]) => panes.includes(id) && typeof size === 'number' && size >= 0);
    return fits ? Object.fromEntries(sizes) : undefined;
  } catch {
    // Storage can be forbidden or hold something foreign; then the defaults hold.
    return undefined;
  }
}

export function keepLayout(
  name: string,
  width: WidthClass,
  panes: readonly string[],
  layout: PaneLayout,
): void {
  try {
    localStorage.setItem(storageKey(name, width, panes), JSON.stringify(layout));
  } catch {
    // A size that is not remembered is no loss of work.
  }
}

export function forgetLayout(name: string, width: WidthClass, panes: readonly string[]): void {
  try {
    localStorage.removeItem(storageKey(name, width, panes));
  } catch {
    // Where nothing can be stored, nothing was.
  }
}
