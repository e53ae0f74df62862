import type { PaneLayout } from './remembered-layout.ts';

interface SizedPane {
  readonly id: string;
  /** A number is pixels, a string per cent; other units are left to the browser. */
  readonly size?: number | string;
}

/**
 * The declared sizes as shares in per cent of a group that is `pixels` long; panes without
 * a size share what is left. Undefined where that cannot be said (no room, other units).
 */
export function defaultLayout(panes: readonly SizedPane[], pixels: number): PaneLayout | undefined {
  if (pixels <= 0) return undefined;
  const declared = panes.map(({ size }) => {
    if (size === undefined) return null;
    if (typeof size === 'number') return (size / pixels) * 100;
    return /^[\d.]+%?$/.test(size) ? Number.parseFloat(size) : Number.NaN;
  });
  const sum = declared.reduce<number>((total, share) => total + (share ?? 0), 0);
  const open = declared.filter((share) => share === null).length;
  if (Number.isNaN(sum) || sum > 100 || (open === 0 && sum === 0)) return undefined;
  const rest = open > 0 ? (100 - sum) / open : 0;
  const scale = open > 0 ? 1 : 100 / sum;
  return Object.fromEntries(
    panes.map((pane, index) => [pane.id, (declared[index] ?? rest) * scale]),
  );
}
