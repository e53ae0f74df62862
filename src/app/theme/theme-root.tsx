import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { useState, type ReactNode } from 'react';

import './fonts.css';
import { modeStorageKey, primeColourScheme } from './prime-colour-scheme.ts';
import { useContrastTheme } from './use-contrast-theme.ts';

/** Gives everything below it the theme; the person's choice is kept on this device. */
export function ThemeRoot({ children }: { readonly children: ReactNode }) {
  // Before the first paint, since the provider sets the attribute only after it.
  useState(primeColourScheme);
  return (
    <ThemeProvider
      theme={useContrastTheme()}
      defaultMode="system"
      modeStorageKey={modeStorageKey}
      disableTransitionOnChange
      noSsr
    >
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
