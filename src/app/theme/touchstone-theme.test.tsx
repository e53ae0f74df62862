import Button from '@mui/material/Button';
import { useColorScheme } from '@mui/material/styles';
import { render, screen } from '@testing-library/react';
import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';

import { primeColourScheme } from './prime-colour-scheme.ts';
import { ThemeRoot } from './theme-root.tsx';
import { touchstoneTheme } from './touchstone-theme.ts';

beforeEach(() => {
  localStorage.clear();
  document.documentElement.removeAttribute('data-theme');
});

test('components read variables, not values', () => {
  expect(touchstoneTheme.vars.palette.surface.side).toMatch(/^var\(--mui-palette-surface-side/);
  expect(touchstoneTheme.vars.palette.success.tint).toMatch(/^var\(--mui-palette-success-tint/);
});

test('both schemes give every token', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const palette = touchstoneTheme.colorSchemes[scheme]?.palette;
    for (const colour of ['primary', 'secondary', 'info', 'success', 'error', 'warning'] as const) {
      expect(palette?.[colour].tint, `${scheme} ${colour}`).toMatch(/^#/);
      expect(palette?.[colour].edge, `${scheme} ${colour}`).toMatch(/^#/);
    }
    expect(palette?.surface.raised).toMatch(/^#/);
  }
});

test('only three shadows exist', () => {
  expect(touchstoneTheme.shadows.filter((shadow) => shadow !== 'none')).toHaveLength(3);
});

test('the remembered scheme is on the document before anything is painted', () => {
  localStorage.setItem('touchstone-theme', 'dark');
  expect(primeColourScheme()).toBe('dark');
  expect(document.documentElement.getAttribute('data-theme')).toBe('dark');
});

test('a switch of the scheme renders no component again', () => {
  let renders = 0;
  let setMode: ((mode: 'light' | 'dark') => void) | undefined;
  function Counted() {
    renders += 1;
    return <Button>Submit</Button>;
  }
  function Switch() {
    setMode = useColorScheme().setMode;
    return null;
  }
  const counted = <Counted />;
  render(
    <ThemeRoot>
      <Switch />
      {counted}
    </ThemeRoot>,
  );
  const before = renders;
  act(() => setMode?.('dark'));
  expect(document.documentElement.getAttribute('data-theme')).toBe('dark');
  expect(screen.getByRole('button', { name: 'Submit' })).toBeDefined();
  expect(renders).toBe(before);
});
