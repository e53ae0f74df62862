import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { projectSettings } from '#domain/project/project-settings.ts';
import { madeTask } from '#domain/task/made-task.fixture.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { memoryDraft } from '#ui/grading-surface/memory-draft.ts';
import { stand } from '#ui/grading-surface/surface-store.ts';
import { useCursorKept } from './use-cursor-kept.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin(fields = {}) {
  const draft = memoryDraft();
  draft.setFields(fields);
  const response = (id: string) => ({ id, messages: [textMessage('assistant', id)] });
  const surface = createSurface({
    task: madeTask({ responses: [response('r1'), response('r2')] }),
    settings: projectSettings.parse({ slug: 'p', name: 'P' }),
    settingsVersion: 1,
    draft,
  });
  renderHook(() => useCursorKept(surface, Promise.resolve()));
  return { draft, store: surface.store, kept: () => draft.getFields()['cursor'] };
}

test('a place is in the draft before the pause after which the verdict beside it is sent', () => {
  const { store, kept } = begin();
  stand(store, { responseId: 'r2' }, 'key');
  expect(kept()).toBe(undefined);
  act(() => void vi.advanceTimersByTime(299));
  expect(kept()).toEqual({ responseId: 'r2' });
});

test('walking writes one place, where the walk ends, and leaves the caret of the rewrite', () => {
  const rewrite = { responseId: 'r1', offset: 4 };
  const { draft, store, kept } = begin({ cursor: { responseId: 'r1', rewrite } });
  const told = vi.fn<() => void>();
  draft.subscribe(told);
  for (const responseId of ['r2', 'r1', 'r2']) {
    stand(store, { responseId }, 'key');
    vi.advanceTimersByTime(50);
  }
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(300);
  expect(told).toHaveBeenCalledTimes(1);
  expect(kept()).toEqual({ responseId: 'r2', rewrite });
});
