export const modeStorageKey = 'touchstone-theme';

/**
 * Puts the remembered scheme (else the system's) on the document element at once.
 * An inline script would do it earlier, but the content security policy allows none.
 */
export function primeColourScheme(): 'light' | 'dark' {
  const remembered = readMode();
  const scheme =
    remembered === 'light' || remembered === 'dark'
      ? remembered
      : globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light';
  document.documentElement.setAttribute('data-theme', scheme);
  return scheme;
}

function readMode(): string | null {
  try {
    return localStorage.getItem(modeStorageKey);
  } catch {
    // Storage can be forbidden; then the system's scheme holds.
    return null;
  }
}
