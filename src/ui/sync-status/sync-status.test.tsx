import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import type { SyncState } from './sync-state.ts';
import { SyncStatus } from './sync-status.tsx';

const at = new Date(2026, 10, 24, 14, 2, 11).getTime();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const texts: readonly (readonly [SyncState, string])[] = [
  [{ kind: 'saved', at }, 'Saved 14:02:11'],
  [{ kind: 'saving', count: 2 }, 'Saving 2 changes'],
  [{ kind: 'saving', count: 1 }, 'Saving 1 change'],
  [{ kind: 'kept', sending: true }, 'Kept on this device · sending'],
  [{ kind: 'kept', sending: false }, 'Kept on this device'],
  [{ kind: 'offline', count: 3 }, 'Offline · 3 changes kept here'],
  [{ kind: 'conflict', count: 2 }, 'Conflict · 2 answers differ'],
  [{ kind: 'conflict', count: 1 }, 'Conflict · 1 answer differs'],
  [{ kind: 'not-saved', reason: 'device storage is full' }, 'Not saved · device storage is full'],
];

test.each(texts)('%j reads so', (state, text) => {
  renderInTheme(<SyncStatus state={state} />);
  expect(screen.getByRole('status', { name: 'Sync' }).textContent).toBe(text);
});

/** What a screen reader was told, in order. */
function listen(): string[] {
  const heard: string[] = [];
  const region = document.querySelector('[aria-live="polite"], [aria-live="assertive"]');
  if (!region) throw new Error('no live region');
  new MutationObserver(() => heard.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return heard;
}

async function pass(milliseconds: number) {
  await act(async () => {
    vi.advanceTimersByTime(milliseconds);
    await Promise.resolve();
  });
}

test('counts and times are never announced', async () => {
  const { rerender } = renderInTheme(<SyncStatus state={{ kind: 'offline', count: 1 }} />);
  const heard = listen();
  rerender(<SyncStatus state={{ kind: 'offline', count: 2 }} />);
  rerender(<SyncStatus state={{ kind: 'offline', count: 3 }} />);
  await pass(5000);
  expect(heard).toEqual([]);
  expect(screen.getByRole('status')).toHaveAttribute('aria-live', 'off');
});

test('a change of state is announced once', async () => {
  const { rerender } = renderInTheme(<SyncStatus state={{ kind: 'saved', at }} />);
  const heard = listen();
  rerender(<SyncStatus state={{ kind: 'offline', count: 1 }} />);
  await pass(0);
  rerender(<SyncStatus state={{ kind: 'offline', count: 2 }} />);
  await pass(2000);
  expect(heard).toEqual(['Offline. Your work is kept on this device.']);
  rerender(<SyncStatus state={{ kind: 'saved', at }} />);
  await pass(1000);
  expect(heard.at(-1)).toBe('Saved');
});

test('typing does not chatter: a round through saving and back to saved is silent', async () => {
  const { rerender } = renderInTheme(<SyncStatus state={{ kind: 'saved', at }} />);
  const heard = listen();
  for (const state of [
    { kind: 'kept', sending: true },
    { kind: 'saving', count: 1 },
    { kind: 'saved', at: at + 900 },
  ] as const) {
    rerender(<SyncStatus state={state} />);
    await pass(300);
  }
  await pass(5000);
  expect(heard).toEqual([]);
});

test('not saved is announced when the server does not take it either', async () => {
  const notSaved = { kind: 'not-saved', reason: 'this browser keeps nothing' } as const;
  const { rerender } = renderInTheme(<SyncStatus state={{ kind: 'saved', at }} />);
  const heard = listen();
  for (let sentence = 0; sentence < 3; sentence++) {
    rerender(<SyncStatus state={notSaved} />);
    await pass(2000);
    rerender(<SyncStatus state={{ kind: 'saved', at }} />);
    await pass(2000);
  }
  expect(heard).toEqual([]);
  rerender(<SyncStatus state={notSaved} />);
  await pass(3000);
  expect(heard).toEqual(['Not saved. The last changes exist only in this tab.']);
});

test('the list of changes opens with times and places', async () => {
  vi.useRealTimers();
  renderInTheme(
    <SyncStatus
      state={{ kind: 'offline', count: 1 }}
      changes={[{ id: '1', what: '4 for B: not met', at, state: 'kept' }]}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: /^Offline/ }));
  const list = await screen.findByRole('dialog', { name: 'Changes' });
  expect(list).toHaveTextContent('4 for B: not met');
  expect(list).toHaveTextContent('14:02:11');
  expect(list).toHaveTextContent('kept here');
});
