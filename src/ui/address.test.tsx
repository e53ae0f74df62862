import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useNavigate, useSearch } from './address.ts';

beforeEach(() => window.history.replaceState(null, '', '/p/memos/data?view=tasks&q=100%25'));
afterEach(cleanup);

function here() {
  return window.location.pathname + window.location.search;
}

const both = () => renderHook(() => ({ search: useSearch(), navigate: useNavigate() })).result;

test('a search is read as its names and values', () => {
  expect(both().current.search).toEqual({ view: 'tasks', q: '100%' });
});

test('another search of the same screen leaves out what is empty, and is seen at once', () => {
  const result = both();
  act(() =>
    result.current.navigate({ ...result.current.search, q: '', status: 'A & B', x: undefined }),
  );
  expect(here()).toBe('/p/memos/data?view=tasks&status=A+%26+B');
  expect(result.current.search).toEqual({ view: 'tasks', status: 'A & B' });
  act(() => result.current.navigate({}));
  expect(here()).toBe('/p/memos/data');
});

test('a path leads to another screen; replaced, it leaves no step in the history', () => {
  const steps = window.history.length;
  const result = both();
  act(() => result.current.navigate('/p/memos/grade', { replace: true }));
  expect(here()).toBe('/p/memos/grade');
  expect(window.history.length).toBe(steps);
  act(() => result.current.navigate('/p/memos/review?state=open'));
  expect(window.history.length).toBe(steps + 1);
  expect(result.current.search).toEqual({ state: 'open' });
});
