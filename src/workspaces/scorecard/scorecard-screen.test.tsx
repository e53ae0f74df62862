import { QueryClientProvider } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { BackendProvider } from '#queries/backend-context.tsx';
import type { Scorecard } from '#domain/quality/scorecard.ts';
import { createQueryClient } from '#queries/create-query-client.ts';
import type { GoldRecord, GoldResultView, OnboardingStanding } from '#queries/own-gold.ts';
import { answeringBackend } from '#tests/answering-backend.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { ScorecardScreen } from './scorecard-screen.tsx';

const standing: OnboardingStanding = {
  state: 'onboarding',
  items: 5,
  done: 2,
  right: 1,
  needed: 4,
  note: '',
  decidedByLead: false,
};
const result: GoldResultView = {
  annotationId: 'a1',
  taskId: 't1',
  taskTitle: 'Halden covenant',
  use: 'hidden',
  submittedAt: '2026-03-02T10:00:00.000Z',
  right: false,
  parts: [
    {
      name: 'Rubric',
      right: false,
      says: '4 of 10 verdicts differ',
      differences: ['Leases deducted, response A: you said met; expected was not met'],
    },
  ],
  reason: 'The leases are in note 17.',
};

type Given = {
  onboarding?: OnboardingStanding | null;
  hidden?: GoldRecord | null;
  results?: GoldResultView[];
  card?: Scorecard;
};

function open({ onboarding = null, hidden = null, results = [], card }: Given) {
  const backend = answeringBackend({
    getOwnGold: () => ({ onboarding, hidden, results }),
    getOwnScorecard: () => card ?? { asExpert: null, asReviewer: null },
  });
  renderInTheme(
    <QueryClientProvider client={createQueryClient()}>
      <BackendProvider backend={backend}>
        <ScorecardScreen projectId="p" />
      </BackendProvider>
    </QueryClientProvider>,
  );
}

test('who is in the onboarding reads how far it is and what is needed', async () => {
  open({ onboarding: standing });
  expect(await screen.findByText(/2 of 5 onboarding items done/)).toBeVisible();
  expect(screen.getByText(/4 of 5 have to be as expected/)).toBeVisible();
});

test('who did not pass reads what happens next, and what a lead wrote if one decided', async () => {
  open({ onboarding: { ...standing, state: 'failed', done: 5, right: 2 } });
  expect(await screen.findByText('No paid work for now')).toBeVisible();
  expect(screen.getByText(/A lead sees the same results and decides/)).toBeVisible();
});

test('a lead’s note stands in the place of the counts', async () => {
  const note = 'We talked.';
  open({ onboarding: { ...standing, state: 'passed', decidedByLead: true, note } });
  expect(await screen.findByText(/A lead decided this and wrote: We talked\./)).toBeVisible();
});

test('a gold item says what was given, what was expected, and why', async () => {
  open({ results: [result] });
  const item = await screen.findByRole('article', { name: 'Halden covenant' });
  expect(within(item).getByText('The leases are in note 17.')).toBeVisible();
  expect(within(item).getByText(/not as expected · hidden among your tasks · 2 Mar/)).toBeVisible();
  await userEvent.click(within(item).getByText('1 difference'));
  expect(within(item).getByText(/Leases deducted, response A: you said met/)).toBeVisible();
});

test('without gold the section says so', async () => {
  open({});
  expect(await screen.findByText(/none of those that you submitted was one/)).toBeVisible();
});

test('an expert reads what became of the work, how reliable it is, and every alert with its rate', async () => {
  open({
    hidden: { right: 3, of: 4, mean: 0.7, low: 0.29, high: 0.95 },
    card: {
      asReviewer: null,
      asExpert: {
        submitted: 12,
        accepted: 9,
        fixed: 2,
        returned: 1,
        disputed: 1,
        upheld: 1,
        gold: { right: 3, mean: 0.7, low: 0.29, high: 0.95, compared: 4 },
        amongOthers: { mean: 0.84, low: 0.79, high: 0.88, compared: 120.4 },
        reliability: [
          { by: 'question', name: 'Preference', mean: 0.75, low: 0.4, high: 0.95, compared: 6 },
          { by: 'domain', name: 'Valuation', mean: 0.5, low: 0.1, high: 0.9, compared: 2 },
        ],
        pace: { items: 12, medianSeconds: 300, secondsPerWord: 0.31, othersSecondsPerWord: 0.4 },
        alerts: [
          {
            kind: 'position-bias',
            says: 'Prefers the response shown first in 11 of 12 comparisons.',
            falseAlarmRate: 0.01,
            pValue: 0.006,
            tasks: ['Halden covenant', 'Marlowe note'],
          },
        ],
      },
    },
  });
  const table = await screen.findByRole('table', { name: 'Reliability' });
  expect(screen.getByText('3 of 4')).toBeVisible();
  expect(screen.getByText(/^0\.70, 0\.29 to 0\.95/)).toBeVisible();
  const preference = within(table).getByRole('row', { name: /Preference/ });
  expect(preference).toHaveTextContent('0.75 0.40 to 0.956');
  expect(within(table).getByRole('row', { name: /Domain: Valuation/ })).toBeVisible();
  expect(within(table).getByRole('row', { name: /among other experts/ })).toHaveTextContent('120');
  expect(screen.getByText(/flagged by this check 1 time in 100/)).toBeVisible();
  await userEvent.click(screen.getByText('2 tasks behind it'));
  expect(screen.getByText('Marlowe note')).toBeVisible();
  expect(screen.getByText(/Of the hidden ones 3 of 4/)).toBeVisible();
});

test('a reviewer reads what was overturned, a blind second opinion and the drift, or why there is none', async () => {
  open({
    card: {
      asExpert: null,
      asReviewer: {
        decisions: 20,
        returned: 4,
        overturned: { count: 1, of: 3, rate: 1 / 3, low: 0.01, high: 0.91 },
        secondOpinion: null,
        severity: {
          items: 8,
          why: '',
          drift: { early: 0, late: -0.2, drift: -0.2, low: -0.3, high: -0.1, drifted: true },
        },
      },
    },
  });
  expect(await screen.findByText('0.33 0.01 to 0.91')).toBeVisible();
  expect(screen.getByText(/1 of 3 decided disputes/)).toBeVisible();
  expect(screen.getByText(/nobody judged the same items blind/)).toBeVisible();
  expect(screen.getByText(/over 8 items: severer than before/)).toBeVisible();
});
