import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { SyncState } from './sync-state.ts';
import { calmAfter, useCalmState } from './use-calm-state.ts';

const saved: SyncState = { kind: 'saved', at: 1_000 };
const saving: SyncState = { kind: 'saving', count: 1 };
const notSaved: SyncState = { kind: 'not-saved', reason: 'device storage is full' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function shown(first: SyncState) {
  const hook = renderHook(useCalmState, { initialProps: first });
  return {
    become: (state: SyncState) => {
      hook.rerender(state);
      return hook.result.current;
    },
    after: (milliseconds: number) => {
      act(() => void vi.advanceTimersByTime(milliseconds));
      return hook.result.current;
    },
  };
}

test('saving is shown at once, saved when it has held', () => {
  const state = shown(saved);
  expect(state.become(saving)).toBe(saving);
  expect(state.become(saved)).toBe(saving);
  expect(state.after(calmAfter - 1)).toBe(saving);
  expect(state.after(1)).toBe(saved);
});

test.each<SyncState>([saving, notSaved])(
  '$kind does not change under somebody who goes on typing',
  (unsent) => {
    const state = shown(saved);
    state.become(unsent);
    for (let key = 0; key < 40; key++) {
      const next = [{ ...saved }, { ...saving, count: 1 + (key % 2) }, unsent][key % 3] ?? saved;
      expect(state.become(next)).toBe(unsent);
      expect(state.after(100)).toBe(unsent);
    }
    expect(state.become(saved)).toBe(unsent);
    expect(state.after(calmAfter)).toBe(saved);
  },
);

test.each<SyncState>([
  { kind: 'kept', sending: true },
  { kind: 'offline', count: 2 },
  { kind: 'conflict', count: 1 },
])('$kind is shown at once, and what follows it too', (trouble) => {
  const state = shown(saving);
  expect(state.become(trouble)).toBe(trouble);
  expect(state.become(saved)).toBe(saved);
});
