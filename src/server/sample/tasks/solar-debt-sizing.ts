import type { SampleTask } from '#server/sample/sample-task.ts';

export const solarDebtSizing: SampleTask = {
  externalId: 'fin-0009',
  title: 'Solar park: how much debt does the yield carry?',
  skills: ['credit', 'project finance'],
  prompt: String.raw`A solar park has cash flow available for debt service (CFADS) of €14.5m a year at P50; P90 is 9% lower. Yield degrades by 0.4% a year, tariffs are flat. The sponsor asks for **€105m**, an annuity over 16 years at 5.6%. The bank requires a debt service cover ratio (DSCR) of at least **1.40x at P50 and 1.30x at P90 in every year**.

Check the request, say which case binds, what happens at 6.6%, and propose a structure that the credit committee can approve.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`**Not as an annuity of €105m: year one passes, the P90 test fails from year three on. Approve about €102m with sculpted repayment, and hedge the rate before close.**

### The request in year one

$$\text{Annuity factor} = \frac{1 - 1.056^{-16}}{0.056} = 10.39 \qquad \text{Debt service} = \frac{105}{10.39} = 10.1$$

| | CFADS | DSCR | Required | Debt it carries |
|:--|--:|--:|--:|--:|
| P50 | 14.5 | 1.43x | 1.40x | €107.6m |
| **P90** | **13.2** | **1.31x** | **1.30x** | **€105.4m** |

P90 binds. The sponsor sized to it exactly, for the first year.

### The years after
Cash flow falls by 0.4% a year, the annuity does not.

| P90 | Year 1 | Year 3 | Year 8 | Year 16 |
|:--|--:|--:|--:|--:|
| CFADS, €m | 13.2 | 13.1 | 12.8 | 12.4 |
| DSCR | 1.31x | **1.295x** | 1.27x | 1.23x |

A level annuity that keeps 1.30x in year 16 is only €99.3m.

### Structure
Repay in proportion to P90 cash flow, 13.2 / 1.30 falling by 0.4% a year. That holds 1.30x in **every** year and carries the present value of those payments, **€102.8m**. I would lend €102m.

### Rates
At 6.6% the factor is 9.70: even year-one sizing falls to €98.5m, €7m less. A move of one point costs as much as the whole discussion about structure. Condition: at least 90% hedged at close.

**Conditions:** six months of debt service in reserve, lock-up at 1.15x, an independent yield study (the 9% is a number somebody chose), O&M cost fixed for five years. The sponsor's gap of €3m is equity or a junior line.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`Debt service: 105 / 16 = €6.6m principal plus 5.6% × 105 = €5.9m interest = **€12.4m** per year.

DSCR P50 = 14.5 / 12.4 = 1.17x and DSCR P90 = 13.2 / 12.4 = 1.06x. Both are below the requirement, so the request must be **rejected**.

At 6.6% interest would rise to €6.9m and DSCR would fall further to 1.07x.

The bank could offer a smaller loan of about €85m. Degradation is small (0.4%) and can be neglected.`,
    },
  ],
  criteria: [
    {
      title: 'Debt service of €10.1m',
      text: 'Computes annuity debt service of about €10.1m.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'DSCR in both cases',
      text: 'States DSCR in year one of about 1.43x at P50 and 1.31x at P90.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'P90 binds',
      text: 'Says that P90 is the binding case and gives the debt that it carries in year one (about €105m).',
      points: 4,
      category: 'Technical',
    },
    {
      title: 'Degradation breaks later years',
      text: 'Shows that with flat debt service the P90 test fails in later years because of degradation.',
      points: 8,
      category: 'Technical',
      rationale:
        'The covenant says every year; a first-year test approves a loan that misses its own condition from year three on.',
    },
    {
      title: 'Structure that holds every year',
      text: 'Proposes sculpted repayment or smaller debt that meets 1.30x in every year, with an amount.',
      points: 7,
      category: 'Judgement',
    },
    {
      title: 'Effect of 6.6%',
      text: 'Quantifies the effect of 6.6% (about €98.5m on the year-one test) and draws a consequence for hedging.',
      points: 4,
      category: 'Technical',
    },
    {
      title: 'Names conditions',
      text: 'Names conditions such as a reserve account, lock-up or a yield study.',
      points: 2,
      category: 'Completeness',
    },
    {
      title: 'Level principal instead of annuity',
      text: 'Computes debt service with level principal although an annuity is asked.',
      points: -6,
      category: 'Technical',
    },
    {
      title: 'Neglects degradation',
      text: 'Neglects degradation, openly or silently.',
      points: -4,
      category: 'Technical',
    },
  ],
  gold: 'Debt service €10.1m; 1.43x and 1.31x in year one; P90 below 1.30x from year three; about €102.8m sculpted.',
};
