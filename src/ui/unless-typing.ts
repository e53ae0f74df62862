/**
 * Whether a key press belongs to a text that is being written: a field, a select, the editor,
 * or an input method that composes. Radios and checkboxes are not typed into.
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="textbox"], [data-typing]')) return true;
  if (target instanceof HTMLInputElement) {
    return !['radio', 'checkbox', 'button', 'submit', 'range'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** True while something lies over the page that has keys of its own: a dialog, a menu. */
export function isUnderOverlay(): boolean {
  return document.querySelector('.MuiModal-root:not(.MuiModal-hidden)') !== null;
}

/** The handler, silent while somebody types or a dialog is open; a key that acts goes no further. */
export function unlessTyping(run: (event: KeyboardEvent) => void) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event) || isUnderOverlay()) return;
    event.preventDefault();
    run(event);
  };
}
