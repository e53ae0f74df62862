/** The widths for which sizes are remembered apart: a laptop's sizes do not fit a screen. */
export type WidthClass = 'narrow' | 'usual' | 'wide';

/** Wide from 1680, where docking the prompt at the left is recommended. */
export function widthClass(pixels: number): WidthClass {
  if (pixels < 1280) return 'narrow';
  return pixels < 1680 ? 'usual' : 'wide';
}
