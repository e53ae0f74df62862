import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { History } from 'lucide-react';
import { afterEach, expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { ConfirmDialog } from './confirm-dialog.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { LoadingBlocks } from './loading-blocks.tsx';

afterEach(() => {
  vi.useRealTimers();
});

test('an empty state says what is so, why, and what else waits', () => {
  renderInTheme(
    <EmptyState
      heading="Nothing to grade right now"
      waiting={[{ icon: History, words: '2 parked drafts', href: '/parked' }]}
    >
      New tasks mostly arrive before 10:00.
    </EmptyState>,
  );
  expect(screen.getByRole('heading', { name: 'Nothing to grade right now' })).toBeVisible();
  expect(screen.getByRole('link', { name: '2 parked drafts' })).toHaveAttribute('href', '/parked');
});

test('an error says first what is safe, and its code can be copied', async () => {
  const person = userEvent.setup();
  renderInTheme(
    <ErrorState
      heading="This task could not be opened"
      safe="Your draft is not touched."
      failed="The record of the task is damaged."
      code="task.unreadable · 7f3a-91c2"
    />,
  );
  const text = screen.getByRole('alert').textContent;
  expect(text.indexOf('not touched')).toBeLessThan(text.indexOf('damaged'));
  await person.click(screen.getByRole('button', { name: 'Copy for support' }));
  expect(await navigator.clipboard.readText()).toBe('task.unreadable · 7f3a-91c2');
  expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('loading shows nothing before 400 ms and explains itself after 4 s', () => {
  vi.useFakeTimers();
  renderInTheme(
    <LoadingBlocks what="Opening task 15">
      <i data-testid="blocks" />
    </LoadingBlocks>,
  );
  act(() => vi.advanceTimersByTime(399));
  expect(screen.queryByTestId('blocks')).toBeNull();
  expect(screen.queryByText('Opening task 15')).toBeNull();
  act(() => vi.advanceTimersByTime(1));
  expect(screen.getByTestId('blocks')).toBeInTheDocument();
  expect(screen.getByRole('status', { name: 'Loading' })).toHaveTextContent('Opening task 15');
  expect(screen.getByText('Opening task 15')).toHaveStyle({ width: '1px' });
  act(() => vi.advanceTimersByTime(3600));
  expect(screen.getByText('Opening task 15')).not.toHaveStyle({ width: '1px' });
});

test('the safe answer has the focus when the other cannot be taken back', async () => {
  const person = userEvent.setup();
  const onConfirm = vi.fn<() => void>();
  const onCancel = vi.fn<() => void>();
  renderInTheme(
    <ConfirmDialog
      title="End access?"
      confirm="End access"
      dangerous
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      Everything that she has graded is kept.
    </ConfirmDialog>,
  );
  expect(await screen.findByRole('dialog', { name: 'End access?' })).toHaveAccessibleDescription(
    'Everything that she has graded is kept.',
  );
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await person.click(screen.getByRole('button', { name: 'End access' }));
  expect(onConfirm).toHaveBeenCalledTimes(1);
  expect(onCancel).not.toHaveBeenCalled();
});
