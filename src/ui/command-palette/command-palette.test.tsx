import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { CommandPalette } from './command-palette.tsx';
import type { Command } from './command.ts';
import { commandRank, matchedText } from './matched-text.ts';

beforeAll(() => {
  // jsdom has no layout to scroll.
  Element.prototype.scrollIntoView ??= () => {};
});

function commands(run: Command['run']): Command[] {
  return [
    { id: '4', group: 'In this task', label: 'Leases deducted in the bridge', mark: '4', run },
    { id: '8', group: 'In this task', label: 'Mixes lease bases', mark: '8', run },
    { id: 'exit', group: 'Commands', label: 'Leave the task: save and exit', keys: 'Shift+E', run },
    { id: 'theme', group: 'Commands', label: 'Dark theme', keywords: ['appearance'], run },
  ];
}

test('typing narrows, Enter does the first one and closes', async () => {
  const person = userEvent.setup();
  const run = vi.fn<Command['run']>();
  const onClose = vi.fn<() => void>();
  renderInTheme(<CommandPalette commands={commands(run)} onClose={onClose} />);
  const dialog = await screen.findByRole('dialog', { name: 'Commands' });
  await person.type(within(dialog).getByRole('combobox', { name: 'Find a command' }), 'mixes');
  expect(within(dialog).getAllByRole('option')).toHaveLength(1);
  await person.keyboard('{Enter}');
  expect(run).toHaveBeenCalledExactlyOnceWith({ newTab: false });
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('Ctrl+Enter asks for a new tab', async () => {
  const person = userEvent.setup();
  const run = vi.fn<Command['run']>();
  renderInTheme(<CommandPalette commands={commands(run)} onClose={() => {}} />);
  await screen.findByRole('dialog');
  await person.keyboard('{Control>}{Enter}{/Control}');
  expect(run).toHaveBeenCalledExactlyOnceWith({ newTab: true });
});

test('a command is found by another word for it', async () => {
  const person = userEvent.setup();
  renderInTheme(<CommandPalette commands={commands(() => {})} onClose={() => {}} />);
  await screen.findByRole('dialog');
  await person.keyboard('appear');
  expect(screen.getByRole('option')).toHaveTextContent('Dark theme');
});

test('nothing found is said', async () => {
  const person = userEvent.setup();
  renderInTheme(<CommandPalette commands={commands(() => {})} onClose={() => {}} />);
  await screen.findByRole('dialog');
  await person.keyboard('zzz');
  expect(screen.getByText('Nothing is called “zzz”.')).toBeInTheDocument();
});

test('ranks: start, start of a word, inside, keyword, not at all', () => {
  expect(commandRank('Leases deducted', 'lea', [])).toBe(1);
  expect(commandRank('Mixes lease bases', 'lea', [])).toBe(0.8);
  expect(commandRank('Release the task', 'lea', [])).toBe(0.6);
  expect(commandRank('Dark theme', 'appear', ['appearance'])).toBe(0.4);
  expect(commandRank('Dark theme', 'lea', [])).toBe(0);
  expect(commandRank('Dark theme', 'dark zzz', [])).toBe(0);
});

test('the match is cut out in the label’s own letters', () => {
  expect(matchedText('Mixes Lease bases', 'lea')).toEqual({
    before: 'Mixes ',
    match: 'Lea',
    after: 'se bases',
  });
});
