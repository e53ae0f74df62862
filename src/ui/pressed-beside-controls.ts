import type { MouseEvent } from 'react';

const controls = 'a, button, input, textarea, select, label, [role="button"], [role="combobox"]';

/**
 * Whether a press on a row was meant for the row: it hit none of its controls, and marked no words
 * of it. Whoever marks words wants the words.
 */
export function pressedBesideControls({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || target.closest(controls)) return false;
  const selection = window.getSelection();
  return !selection || selection.isCollapsed || !selection.containsNode(currentTarget, true);
}
