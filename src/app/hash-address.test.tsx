import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReactNode } from 'react';
import { Router, useLocation } from 'wouter';
import { useNavigate, useSearch } from '#ui/address.ts';
import { hashAddress } from './hash-address.ts';

beforeEach(() =>
  window.history.replaceState(null, '', '/demo/?theme=dark#/p/memos/data?view=tasks'),
);
afterEach(cleanup);

const wrapper = (props: { children: ReactNode }) => (
  <Router {...hashAddress}>{props.children}</Router>
);
const address = () =>
  renderHook(() => ({ path: useLocation()[0], search: useSearch(), navigate: useNavigate() }), {
    wrapper,
  }).result;

test('path and search are read from behind the hash', () => {
  expect(address().current).toMatchObject({ path: '/p/memos/data', search: { view: 'tasks' } });
});

test('what stands before the hash stays', () => {
  const result = address();
  act(() => result.current.navigate({ view: 'export' }));
  expect(window.location.href).toMatch(/\/demo\/\?theme=dark#\/p\/memos\/data\?view=export$/);
  act(() => result.current.navigate('/p/memos/grade'));
  expect(result.current).toMatchObject({ path: '/p/memos/grade', search: {} });
});

test('an address without a hash is the start', () => {
  window.history.replaceState(null, '', '/demo/');
  expect(address().current.path).toBe('/');
});
