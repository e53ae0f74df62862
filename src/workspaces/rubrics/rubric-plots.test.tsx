import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { CriterionScatter } from './criterion-scatter.tsx';
import { DeltaPlot } from './delta-plot.tsx';

const points = [
  { id: 'a', number: 1, title: 'States the value', x: -0.5, y: -1 },
  { id: 'b', number: 2, title: 'Shows the bridge', x: 0.5, y: 0.25 },
];
const ticks = [-1, 0, 1];

function scatter(current: string | null, onChoose = vi.fn<(id: string) => void>()) {
  return (
    <CriterionScatter
      name="Plot"
      points={points}
      x={{ label: 'Rest', ticks }}
      y={{ label: 'Preference', ticks }}
      current={current}
      onChoose={onChoose}
    />
  );
}

test('a point is a button with its figures, stands at their place, and is chosen by keyboard', async () => {
  const chosen = vi.fn<(id: string) => void>();
  renderInTheme(scatter('b', chosen));
  const second = screen.getByRole('button', { name: '2 Shows the bridge: 0.50, 0.25' });
  expect(second).toHaveAttribute('aria-current', 'true');
  // −1 to 1 is the whole width and height.
  expect([second.style.left, second.style.bottom]).toEqual(['75%', '62.5%']);
  await userEvent.tab();
  expect(second).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(chosen).toHaveBeenLastCalledWith('b');
  await userEvent.click(screen.getByRole('button', { name: /^1 States the value/ }));
  expect(chosen).toHaveBeenLastCalledWith('a');
});

test('where the current criterion has no point, the first one takes the tab stop', async () => {
  renderInTheme(scatter('elsewhere'));
  await userEvent.tab();
  expect(screen.getByRole('button', { name: /^1 / })).toHaveFocus();
});

test('how far scores move is told in words, and what stays is a bar of its own with its count', () => {
  const { container } = renderInTheme(<DeltaPlot deltas={[-0.1, 0.02, 0.1, 0.1]} same={300} />);
  expect(
    screen.getByRole('img', { name: '4 scores move by −0.10 to +0.10, 300 stay' }),
  ).toBeVisible();
  const bars = [...container.querySelectorAll('i')].map(({ style }) => style.height);
  // Two at the right end are the highest; one at the left, one right of the middle: half as high.
  expect(bars.filter((each) => each !== '0%')).toEqual(['50%', '100%', '50%', '100%']);
  expect(screen.getByText('300')).toBeVisible();
});
