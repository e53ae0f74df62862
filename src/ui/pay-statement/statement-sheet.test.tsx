import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { makeStatement, type TimeCorrection } from '#domain/pay/pay-statement.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { moneysText, moneyText, timeText } from './pay-text.ts';
import { StatementSheet } from './statement-sheet.tsx';

const correction: TimeCorrection = {
  id: 'c1',
  work: 'graded',
  assignmentId: 'a2',
  taskId: 'a2',
  taskTitle: 'Bridge',
  day: '2026-11-24',
  recordedSeconds: 600,
  seconds: 1500,
  reason: 'A call counted idle',
  askedAt: '2026-11-25T10:00:00Z',
  state: 'open',
  begunBy: null,
  decidedBy: null,
  decidedAt: null,
  note: null,
};
const line = (assignmentId: string, taskTitle: string, seconds: number) => ({
  work: 'graded' as const,
  assignmentId,
  taskId: assignmentId,
  taskTitle,
  day: '2026-11-24',
  seconds,
  submitted: assignmentId === 'a1',
});
const statement = makeStatement({
  accountId: 'ada',
  name: 'Ada',
  period: { from: '2026-11-23', to: '2026-11-29' },
  closedTo: null,
  records: [line('a1', 'Memo', 66_600), line('a2', 'Bridge', 600)],
  corrections: [
    correction,
    {
      ...correction,
      id: 'c2',
      assignmentId: 'a1',
      seconds: -600,
      state: 'agreed',
      decidedBy: 'H. Krol',
      decidedAt: '2026-11-26T10:00:00Z',
    },
  ],
  rates: [{ accountId: null, perHourMinor: 8400, currency: 'EUR', fromDay: '2026-01-01' }],
});

test('work, then corrections with who answered, then the sum', () => {
  renderInTheme(<StatementSheet statement={statement} />);
  const work = screen.getByRole('table', { name: 'Work' });
  expect(within(work).getByText('€1 554.00')).toBeTruthy();
  expect(within(work).getByText('Graded, not submitted')).toBeTruthy();
  const corrections = within(screen.getByRole('table', { name: 'Corrections' }));
  expect(corrections.getByText('not counted')).toBeTruthy();
  expect(corrections.getByText(/H\. Krol/)).toBeTruthy();
  expect(corrections.getByText('(€14.00)')).toBeTruthy();
  // 18:30:00 and 10:00, less ten minutes.
  expect(screen.getByText('18:30:00 active', { selector: 'dd' })).toBeTruthy();
  expect(screen.getByText('€1 554.00', { selector: 'b' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a correction is offered for every task that has none waiting', () => {
  const onCorrect = vi.fn<() => void>();
  renderInTheme(<StatementSheet statement={statement} onCorrect={onCorrect} />);
  screen.getByRole('button', { name: 'Correct the time of Memo' }).click();
  expect(onCorrect).toHaveBeenCalledWith(expect.objectContaining({ assignmentId: 'a1' }));
  expect(screen.queryByRole('button', { name: 'Correct the time of Bridge' })).toBeNull();
});

test('money and time are written as in every table', () => {
  expect(moneyText({ minor: -1400, currency: 'EUR' })).toBe('(€14.00)');
  expect(moneyText({ minor: 12_345, currency: 'CHF' })).toBe('CHF 123.45');
  expect(moneyText({ minor: 500, currency: 'JPY' })).toBe('¥500');
  expect(moneysText([])).toBe('–');
  expect([timeText(-600), timeText(1500, true), timeText(66_600)]).toEqual([
    '−10:00',
    '+25:00',
    '18:30:00',
  ]);
});
