import type { PaneExtent } from './split-sizes.ts';

/** The panes of a group as they stand on the page. */
export function measurePanes(group: HTMLElement, columns: boolean): readonly PaneExtent[] {
  const pixels = columns ? group.clientWidth : group.clientHeight;
  return [...group.children].flatMap((element) => {
    if (!(element instanceof HTMLElement) || element.dataset['split'] === undefined) return [];
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      id: element.dataset['split'],
      now: columns ? box.width : box.height,
      min: length(columns ? style.minWidth : style.minHeight, pixels) ?? 0,
      max: length(columns ? style.maxWidth : style.maxHeight, pixels) ?? pixels,
    };
  });
}

/** A computed length in pixels; per cent stay per cent in computed styles. */
function length(text: string, whole: number): number | undefined {
  const value = Number.parseFloat(text);
  if (Number.isNaN(value)) return undefined;
  return text.endsWith('%') ? (value / 100) * whole : value;
}
