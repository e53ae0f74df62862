import type { SampleTask } from '#server/sample/sample-task.ts';

export const terminalValue: SampleTask = {
  externalId: 'fin-0005',
  title: 'DCF check: three quarters of the value in one line',
  skills: ['valuation'],
  prompt: String.raw`A junior hands you this DCF (WACC 8.5%, growth 2.5%, end-year discounting):

| €m | Y1 | Y2 | Y3 | Y4 | Y5 |
|:--|--:|--:|--:|--:|--:|
| Free cash flow | 36 | 39 | 42 | 45 | 48 |

In year five EBITDA is €92m, depreciation €34m and capital expenditure €22m. The terminal value is taken as

$$TV = \frac{FCF_5 \times (1+g)}{WACC - g}$$

Reproduce enterprise value, say what share of it is terminal value, find what is wrong with it, and give a corrected value with a sensitivity table.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`### 1. The model as it stands

$$TV = \frac{48 \times 1.025}{0.085 - 0.025} = 820.0 \qquad PV(TV) = \frac{820.0}{1.085^5} = 545.3$$

Cash flows of years one to five are worth 33.2 + 33.1 + 32.9 + 32.5 + 31.9 = 163.6, so **EV is €708.9m, of which 77% is terminal value**.

### 2. What is wrong
Year five spends €22m on capital against depreciation of €34m. For ever. A business that grows 2.5% a year cannot let its assets shrink by €12m a year: the terminal cash flow is overstated.

A sanity check on growth says the same. With $g = ROIC \times \text{reinvestment rate}$ and **net** investment of −€12m, the reinvestment rate is negative, which fits a declining firm only.

### 3. Corrected
Capital expenditure has to exceed depreciation a little; I take 1.05 times, i.e. €35.7m. That lowers the terminal cash flow by €13.7m to €34.3m:

$$TV = \frac{34.3 \times 1.025}{0.06} = 586.0 \qquad PV = 389.7 \qquad EV = 163.6 + 389.7 = 553.3$$

**The corrected value is €553m, 22% below the draft.** The implied exit multiple falls from 820 / 92 = 8.9x to 6.4x EBITDA.

| EV, €m | g 2.0% | g 2.5% | g 3.0% |
|:--|--:|--:|--:|
| WACC 8.0% | 563 | 601 | 647 |
| WACC 8.5% | 522 | 553 | 591 |
| WACC 9.0% | 486 | 513 | 544 |

The correction is larger than any step in this table, which is the point: argue about the cash flow before arguing about the rate. I kept depreciation's tax shield unchanged; the effect is small.`,
    },
    {
      model: 'birch-2',
      text: String.raw`**EV = €708.9m**: the five cash flows are worth €163.6m, the terminal value of €820.0m is worth €545.3m today, **77% of the total**.

**Problem.** A share of 77% is high, and the result hangs on WACC and growth. Growth of 2.5% for ever is above the long-run inflation target of 2%. I would use 2.0%:

$$TV = \frac{48 \times 1.02}{0.065} = 753.2, \qquad PV = 500.9, \qquad EV = 664.5$$

As a cross-check, 753.2 / 92 = 8.2x EBITDA, which is plausible.

| EV, €m | g 1.5% | g 2.0% | g 2.5% |
|:--|--:|--:|--:|
| WACC 8.0% | 676 | 721 | 775 |
| WACC 8.5% | 626 | 665 | 709 |
| WACC 9.0% | 584 | 616 | 653 |

The corrected value is therefore about **€665m**, 6% below the draft. Capital expenditure below depreciation could also be discussed with management.`,
    },
  ],
  criteria: [
    {
      title: 'Reproduces €708.9m',
      text: 'Reproduces the enterprise value of the draft of about €709m.',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'Terminal value is 77%',
      text: 'States that about 77% of enterprise value is terminal value.',
      points: 3,
      category: 'Accuracy',
    },
    {
      title: 'Capex below depreciation for ever',
      text: 'Identifies as the main error that year-five capital expenditure of €22m is below depreciation of €34m and is carried on for ever.',
      points: 10,
      category: 'Technical',
      rationale: 'It moves the value by a fifth; no choice of rate inside reason does.',
    },
    {
      title: 'Corrects the terminal cash flow',
      text: 'Corrects the terminal cash flow so that capital expenditure at least equals depreciation, with a value of about €550m to €575m.',
      points: 8,
      category: 'Technical',
    },
    {
      title: 'Ties growth to reinvestment',
      text: 'Relates growth to reinvestment and return on capital.',
      points: 4,
      category: 'Technical',
    },
    {
      title: 'Cross-checks with a multiple',
      text: 'Cross-checks the terminal value with an implied multiple.',
      points: 3,
      category: 'Judgement',
    },
    {
      title: 'Sensitivity on both inputs',
      text: 'Shows a sensitivity table over WACC and growth around its own corrected value.',
      points: 4,
      category: 'Completeness',
    },
    {
      title: 'Mends the rate, not the cash flow',
      text: 'Corrects only growth or WACC and leaves the terminal cash flow as it is.',
      points: -6,
      category: 'Judgement',
    },
  ],
  gold: 'EV €708.9m, 76.9% terminal. Capex 22 < D&A 34 in perpetuity. With capex at 1.05 × D&A: €553m, −22%.',
};
