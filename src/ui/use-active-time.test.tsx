import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { activeTimer } from './use-active-time.ts';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const move = () => window.dispatchEvent(new Event('pointermove'));
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

test('time counts for 60 seconds after the last use, and is reported in full', () => {
  const reported: number[] = [];
  const timer = activeTimer('a', (seconds) => reported.push(seconds));
  const stop = timer.start();
  move();
  pass(40);
  move();
  pass(300);
  expect(timer.seconds()).toBe(99);
  stop();
  expect(reported.reduce((sum, each) => sum + each, 0)).toBe(99);
});

test('a hidden page counts nothing', () => {
  const timer = activeTimer('a', () => undefined);
  const stop = timer.start();
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  move();
  pass(30);
  expect(timer.seconds()).toBe(0);
  visible.mockReturnValue('visible');
  move();
  pass(10);
  expect(timer.seconds()).toBe(10);
  visible.mockRestore();
  stop();
});

test('of two tabs only the one that was used last counts, and both show one sum', async () => {
  const first = activeTimer('a', () => undefined);
  const stopFirst = first.start();
  move();
  pass(10);
  stopFirst();
  // Another tab is another instance of the module.
  vi.resetModules();
  const { activeTimer: inOtherTab } = await import('./use-active-time.ts');
  const other = inOtherTab('a', () => undefined);
  const stopOther = other.start();
  pass(5);
  expect(other.seconds()).toBe(10);
  move();
  expect(first.isActive()).toBe(false);
  pass(5);
  expect([first.seconds(), other.seconds()]).toEqual([15, 15]);
  stopOther();
});

test('a reload goes on from what the device has, and damage there costs only the display', () => {
  const timer = activeTimer('a', () => undefined);
  const stop = timer.start();
  move();
  pass(7);
  stop();
  expect(activeTimer('a', () => undefined).seconds()).toBe(7);
  localStorage.setItem('touchstone-active-seconds', '{"a":');
  expect(activeTimer('a', () => undefined).seconds()).toBe(0);
});

test('while somebody types, a second is told in the frame of the next key, or by the next second', () => {
  const told = vi.fn<() => void>();
  const key = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  const timer = activeTimer('a', () => undefined);
  timer.subscribe(told);
  const stop = timer.start();
  pass(0.9);
  key();
  pass(0.15);
  expect([timer.seconds(), told.mock.calls.length]).toEqual([1, 0]);
  key();
  pass(0.02);
  expect(told).toHaveBeenCalledTimes(1);
  // A key, a second, and then nobody types any more.
  pass(1);
  expect([timer.seconds(), told.mock.calls.length]).toEqual([2, 2]);
  stop();
});
