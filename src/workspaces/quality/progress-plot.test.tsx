import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { ProgressPlot } from './progress-plot.tsx';

const quality = {
  computedAt: '2026-11-24T15:40:00Z',
  progress: {
    tasks: 1200,
    annotationsWanted: 2400,
    annotationsDone: 1900,
    heldNow: 4,
    days: [],
    acceptedDays: [
      { day: '2026-11-23', count: 1800 },
      { day: '2026-11-24', count: 40 },
    ],
  },
  outcome: {
    items: 1900,
    accepted: 1840,
    returned: 3,
    disputed: 0,
    upheld: 0,
    medianActiveSeconds: 60,
    withoutTime: 0,
    defects: null,
    gold: null,
    cost: [],
    costPerAccepted: [],
    secondsWithoutRate: 0,
  },
};

test('a forecast stands with its interval, its level and where it comes from', () => {
  renderInTheme(
    <ProgressPlot
      quality={{
        ...quality,
        forecast: {
          kind: 'forecast',
          day: '2026-12-09',
          low: '2026-12-06',
          high: '2026-12-12',
          level: 0.8,
          perDay: 38,
          fromDays: 28,
          method: 'the last 28 days drawn again 2000 times',
        },
      }}
    />,
  );
  expect(
    screen.getByText(
      '560 items left. At 38.0 a day: 9 Dec, 80 % between 6 Dec and 12 Dec (the last 28 days drawn again 2000 times).',
    ),
  ).toBeInTheDocument();
});

test('without enough data it says so, and draws nothing to come', () => {
  renderInTheme(
    <ProgressPlot
      quality={{ ...quality, forecast: { kind: 'not-enough-data', why: 'It needs 5 days.' } }}
    />,
  );
  expect(screen.getByText('560 items left. It needs 5 days.')).toBeInTheDocument();
});

test('for one expert it says what is accepted, since nothing is planned for one alone', () => {
  renderInTheme(
    <ProgressPlot
      quality={{
        ...quality,
        progress: { ...quality.progress, annotationsWanted: null },
        forecast: { kind: 'not-enough-data', why: 'Nothing is planned for one expert.' },
      }}
    />,
  );
  expect(
    screen.getByText('1 840 of 1 900 submitted items accepted. Nothing is planned for one expert.'),
  ).toBeInTheDocument();
});
