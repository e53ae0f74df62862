import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { meterText, ScoreMeter, type MeterScore } from './score-meter.tsx';

const open: MeterScore = {
  kind: 'range',
  low: 37 / 48,
  high: 40 / 48,
  points: { earned: 27, possible: 38 },
};

test('the meter has its name and says value, range and points', () => {
  renderInTheme(<ScoreMeter name="Score of response A" letter="A" score={open} />);
  const meter = screen.getByRole('meter', { name: 'Score of response A' });
  expect(meter).toHaveAttribute('aria-valuetext', '0.77, up to 0.83, 27 of 38 points');
  expect(Number(meter.getAttribute('aria-valuenow'))).toBeCloseTo(37 / 48);
  expect(meter).toHaveTextContent('0.77');
  expect(meter).toHaveTextContent('to 0.83');
});

test('once nothing is open, no range is said', () => {
  expect(meterText({ kind: 'range', low: 0.63, high: 0.63 })).toBe('0.63');
});

test('raw points below zero have a real minus', () => {
  expect(
    meterText({ kind: 'range', low: 0.1, high: 0.1, points: { earned: -5, possible: 38 } }),
  ).toBe('0.10, \u22125 of 38 points');
});

test('a value beyond the scale keeps its text, while the meter stays within its bounds', () => {
  renderInTheme(
    <ScoreMeter
      name="Score of response B"
      letter="B"
      score={{ kind: 'range', low: -0.2, high: -0.2 }}
    />,
  );
  const meter = screen.getByRole('meter');
  expect(meter).toHaveAttribute('aria-valuenow', '0');
  expect(meter).toHaveAttribute('aria-valuetext', '\u22120.20');
});

test('without a score the reason stands in its place', () => {
  renderInTheme(
    <ScoreMeter
      name="Score of response D"
      letter="D"
      score={{ kind: 'none', reason: 'no positive points' }}
    />,
  );
  expect(screen.getByRole('meter')).toHaveAttribute(
    'aria-valuetext',
    'no score: no positive points',
  );
  expect(screen.getByText('no score: no positive points')).toBeVisible();
});

test('the sum opens, and the meter is a tab stop then', async () => {
  const person = userEvent.setup();
  renderInTheme(
    <ScoreMeter name="Score of response A" letter="A" score={open} sum="4 Leases deducted +7" />,
  );
  await person.tab();
  expect(screen.getByRole('meter', { name: 'Score of response A' })).toHaveFocus();
  await person.hover(screen.getByRole('meter'));
  expect(await screen.findByRole('tooltip')).toHaveTextContent('4 Leases deducted +7');
});
