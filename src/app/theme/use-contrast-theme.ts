import { useEffect, useState } from 'react';
import { touchstoneTheme } from './touchstone-theme.ts';

/** Under the system's own colours the theme that knows them; nobody else loads it. */
export function useContrastTheme() {
  const [theme, setTheme] = useState(touchstoneTheme);
  useEffect(() => {
    const forced = globalThis.matchMedia?.('(forced-colors: active)');
    const follow = () => {
      if (!forced?.matches) return;
      // Without it single parts are harder to see, and nothing else is amiss.
      import('./high-contrast-theme.ts').then(
        ({ highContrastTheme }) => setTheme(highContrastTheme),
        () => undefined,
      );
    };
    follow();
    forced?.addEventListener('change', follow);
    return () => forced?.removeEventListener('change', follow);
  }, []);
  return theme;
}
