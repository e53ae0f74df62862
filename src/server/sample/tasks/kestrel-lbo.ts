import type { SampleTask } from '#server/sample/sample-task.ts';

export const kestrelLbo: SampleTask = {
  externalId: 'fin-0006',
  title: 'Kestrel Packaging: returns of a buyout on one page',
  skills: ['private equity'],
  prompt: String.raw`Your investment committee asks for the returns of buying **Kestrel Packaging**: EBITDA €60m, entry at 9.0x, fees 2.5% of enterprise value, debt of 5.0x EBITDA. EBITDA grows 7% a year, debt is paid down by €120m in five years, exit at 9.0x after five years.

Give money multiple and IRR, show where the return comes from, run one downside that you consider realistic, and say whether you would proceed at a hurdle of 20%.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`**2.28x and 17.9% in the base case: below the hurdle of 20%. At this price the answer is no; at 8.4x it starts to be a conversation.**

| Sources and uses, €m | |
|:--|--:|
| Enterprise value, 9.0 × 60 | 540.0 |
| Fees, 2.5% | 13.5 |
| Debt, 5.0 × 60 | (300.0) |
| **Equity** | **253.5** |

| Exit, €m | Base | Downside |
|:--|--:|--:|
| EBITDA in year 5 | 84.2 | 73.0 |
| Multiple | 9.0x | 8.0x |
| Enterprise value | 757.4 | 584.0 |
| Debt | (180.0) | (195.0) |
| **Equity** | **577.4** | **389.0** |
| Money multiple | 2.28x | 1.53x |
| **IRR** | **17.9%** | **8.9%** |

$$IRR = \left(\frac{577.4}{253.5}\right)^{1/5} - 1 = 17.9\%$$

**Where €323.9m of gain come from:** EBITDA growth 24.2 × 9.0 = €217.4m (67%), debt paydown €120.0m (37%), multiple nothing, fees −€13.5m. Two thirds is growth of 7% a year in packaging. That is the assumption to attack.

**Downside:** growth of 4% (volume flat, price with inflation), €15m less cash, and one turn off the multiple because a slower business sells for less. The lenders are repaid, the fund is not paid for five years of risk.

**To reach 20%** the equity cheque may be at most 577.4 / 1.2⁵ = €232.0m, i.e. €21m less, which is an entry at about **8.65x** with the same debt. I would offer 8.4x and keep the difference for the surprise that diligence always finds.`,
    },
    {
      model: 'birch-2',
      text: String.raw`### Returns

Entry EV: 9.0 × 60 = €540m. Debt €300m, so equity is €240m.

Exit EBITDA: 60 × 1.07⁵ = €84.2m. Exit EV: 9.0 × 84.2 = €757.4m. Net debt at exit: €180m. Exit equity: **€577.4m**.

- Money multiple: 577.4 / 240 = **2.41x**
- IRR: 2.41^(1/5) − 1 = **19.2%**

### Value creation
| Source | €m |
|:--|--:|
| EBITDA growth | 217.4 |
| Deleveraging | 120.0 |
| Multiple expansion | 0.0 |
| Total | 337.4 |

### Downside
With an exit multiple of 8.0x, exit equity is €493.2m, a multiple of 2.06x and an IRR of 15.5%.

### Conclusion
The IRR of 19.2% is close to the hurdle of 20%. With operational improvements and an active buy-and-build strategy the hurdle should be reached, so we recommend to proceed.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`The purchase price is €540m and the exit value is 84.2 × 9 = €757m. The return is 757 / 540 = 1.40x or 7% per year. With leverage of 5.0x the return on equity is correspondingly higher, around 20 to 25%.

The growth of EBITDA and the deleveraging are the main drivers. In a downside scenario the return would be lower, but packaging is a defensive sector.

We recommend to proceed with the transaction as the IRR is above the hurdle.`,
    },
  ],
  criteria: [
    {
      title: 'Equity cheque includes fees',
      text: 'Includes the fees of €13.5m in the equity of €253.5m.',
      points: 5,
      category: 'Technical',
    },
    {
      title: 'Money multiple 2.28x',
      text: 'States a money multiple of about 2.28x.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'IRR 17.9%',
      text: 'States an IRR of about 17.9%.',
      points: 6,
      category: 'Accuracy',
    },
    {
      title: 'Attribution adds up',
      text: 'Splits the gain into growth, debt paydown, multiple and fees so that the parts add up to the whole.',
      points: 5,
      category: 'Technical',
    },
    {
      title: 'Downside moves more than one driver',
      text: 'Runs a downside that changes growth as well as the multiple or cash, with numbers.',
      points: 5,
      category: 'Judgement',
      rationale:
        'Growth and multiple fall together; a case that moves one alone flatters the risk.',
    },
    {
      title: 'Decision follows from the hurdle',
      text: 'Decides in line with its own numbers against the hurdle of 20%.',
      points: 6,
      category: 'Judgement',
    },
    {
      title: 'Price that reaches the hurdle',
      text: 'Gives the entry price or equity at which the hurdle would be met.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Return without a calculation',
      text: 'States a return that no calculation in the answer supports.',
      points: -7,
      category: 'Accuracy',
    },
    {
      title: 'Hopes its way over the hurdle',
      text: 'Recommends to proceed below the hurdle by pointing to improvements without numbers.',
      points: -5,
      category: 'Judgement',
    },
  ],
  gold: 'Equity €253.5m, exit equity €577.4m, 2.28x, 17.9%; below 20%; 20% needs an entry of about 8.65x.',
};
