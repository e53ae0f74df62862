import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { ShortcutSheet } from './shortcut-sheet.tsx';
import type { Shortcut } from './shortcut.ts';

const shortcuts: readonly Shortcut[] = [
  { group: 'Judge', keys: ['Y'], what: 'Met' },
  { group: 'Judge', keys: ['N'], what: 'Not met' },
  { group: 'Everywhere', keys: ['?'], what: 'This sheet' },
];

test('keys stand in their groups and are found by word or by key', async () => {
  const person = userEvent.setup();
  renderInTheme(<ShortcutSheet screen="Grade" shortcuts={shortcuts} onClose={() => {}} />);
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts Grade' });
  expect(within(sheet).getByRole('region', { name: 'Judge' })).toHaveTextContent('Not met');
  await person.type(within(sheet).getByRole('textbox', { name: 'Find a shortcut' }), '?');
  expect(within(sheet).queryByText('Met')).toBeNull();
  expect(within(sheet).getByText('This sheet')).toBeInTheDocument();
});

test('Escape closes', async () => {
  const person = userEvent.setup();
  const onClose = vi.fn<() => void>();
  renderInTheme(<ShortcutSheet screen="Grade" shortcuts={shortcuts} onClose={onClose} />);
  await screen.findByRole('dialog');
  await person.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});
