import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { AppCrash } from './app-crash.tsx';

test.each([
  ['Failed to fetch dynamically imported module: /assets/quality.js', /did not arrive/],
  ['error loading dynamically imported module', /did not arrive/],
  ['Importing a module script failed.', /did not arrive/],
  ['Unable to preload CSS for /assets/quality.css', /did not arrive/],
  ['x is undefined', /a fault of ours/],
])('a screen that stopped over “%s” says whose doing it was', (message, words) => {
  renderInTheme(<AppCrash error={new TypeError(message)} />);
  expect(screen.getByText(words)).toBeDefined();
});
