import Button from '@mui/material/Button';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { keyGlyphs } from './key-glyphs.ts';
import { KeyHint } from './key-hint.tsx';

test('a key hint leaves a button its plain name', () => {
  renderInTheme(
    <Button>
      Submit <KeyHint keys="Mod+Enter" />
    </Button>,
  );
  expect(screen.getByRole('button')).toHaveAccessibleName('Submit');
});

test('keys are written as the keyboard has them', () => {
  expect(keyGlyphs('Mod+Enter', true)).toEqual(['⌘', '↵']);
  expect(keyGlyphs('Mod+Enter', false)).toEqual(['Ctrl', '↵']);
  expect(keyGlyphs('Shift+E', true)).toEqual(['⇧', 'E']);
  expect(keyGlyphs('+', true)).toEqual(['+']);
  expect(keyGlyphs(']', false)).toEqual([']']);
});
