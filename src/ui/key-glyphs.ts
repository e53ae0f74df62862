/**
 * A shortcut as it is written in code (`Mod+Enter`, `Shift+E`, `Alt+1`, `[`) as the caps
 * of a keyboard. `Mod` is ⌘ on Apple keyboards and Ctrl elsewhere.
 */
export function keyGlyphs(keys: string, apple: boolean): readonly string[] {
  // A lone plus is a key of its own.
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return parts.map((part) => glyph(part, apple));
}

function glyph(part: string, apple: boolean): string {
  switch (part) {
    case 'Mod':
      return apple ? '⌘' : 'Ctrl';
    case 'Alt':
      return apple ? '⌥' : 'Alt';
    case 'Shift':
      return '⇧';
    case 'Enter':
      return '↵';
    case 'Escape':
      return 'Esc';
    case 'Backspace':
      return '⌫';
    case 'ArrowUp':
      return '↑';
    case 'ArrowDown':
      return '↓';
    case 'ArrowLeft':
      return '←';
    case 'ArrowRight':
      return '→';
    default:
      return part;
  }
}

/** Whether this device's keyboard most likely carries ⌘ and ⌥. */
export function hasAppleKeyboard(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
}
