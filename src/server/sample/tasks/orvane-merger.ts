import type { SampleTask } from '#server/sample/sample-task.ts';

export const orvaneMerger: SampleTask = {
  externalId: 'fin-0008',
  title: 'Orvane buys Delmar: accretive, but is it worth it?',
  skills: ['mergers'],
  prompt: String.raw`**Orvane** (net income €240m, 200m shares at €18) buys **Delmar** (net income €60m, no debt) for €1,050m, a premium of 30%. Half is paid in shares at €18, half with debt at 6%. Tax 25%. Synergies reach €40m before tax, half of them in year one; integration costs €60m. Purchase price allocation brings €15m of amortisation a year. Orvane's cost of capital is 8%.

Compute earnings per share in year one and at full synergies, the synergies needed to break even in year one, and tell the board whether the deal creates value.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`**The deal adds 1.9% to EPS in year one and 7.3% at full synergies. It creates about €73m of value after paying the premium, which is thin: a fifth of the synergies missing and it is gone.**

### Earnings per share

| €m | Orvane | Year 1 | Full synergies |
|:--|--:|--:|--:|
| Orvane | 240.0 | 240.0 | 240.0 |
| Delmar | | 60.0 | 60.0 |
| Interest 525 × 6% × 75% | | (23.6) | (23.6) |
| Synergies after tax | | 15.0 | 30.0 |
| Amortisation after tax | | (11.3) | (11.3) |
| **Net income** | **240.0** | **280.1** | **295.1** |
| Shares, m | 200.0 | 229.2 | 229.2 |
| **EPS, €** | **1.200** | **1.222** | **1.288** |
| Change | | **+1.9%** | **+7.3%** |

New shares: 525 / 18 = 29.2m. Before amortisation of the purchase price year one would be +6.0%. Integration cost is shown apart and not in EPS.

**Break-even in year one:** 229.2 × 1.20 = 275.0 needed, 265.1 there without synergies: €9.9m after tax, **€13.2m before tax**, against €20m planned.

### Accretion is not value
Orvane is paying a P/E of 17.5x while its own shares stand on 15x; the accretion comes from debt that costs 4.5% after tax. Any borrower can have that.

| €m | |
|:--|--:|
| Synergies for ever, 30 / 8% | 375 |
| Integration cost | (60) |
| Premium paid, 1,050 − 808 | (242) |
| **Value for Orvane's shareholders** | **73** |

Return on the price: (60 + 30) / 1,050 = 8.6% in year three, against 8%.

**To the board:** approve up to €1,050m and not beyond. Value needs 80% of the synergies (€32m) to survive. If Delmar asks for more, every further €10m needs €1.1m more synergies a year.`,
    },
    {
      model: 'birch-2',
      text: String.raw`### Accretion

New shares: 525 / 18 = 29.17m → 229.17m shares.

Net income in year one: 240 + 60 − 525 × 6% × 0.75 + 20 × 0.75 = 240 + 60 − 23.6 + 15 = €291.4m. **EPS = €1.271, +6.0%.**

At full synergies: 306.4 / 229.17 = **€1.337, +11.4%.**

Break-even: 229.17 × 1.2 = 275.0; without synergies net income is 276.4, so **no synergies are needed**; the deal is accretive from day one.

### Value creation
Because EPS rises by more than 10%, the deal creates value for Orvane's shareholders. At a P/E of 15 the share should be worth 1.337 × 15 = **€20.1**, 11% above today. Leverage rises moderately.

We recommend that the board approves the transaction.`,
    },
  ],
  criteria: [
    {
      title: 'New shares and interest after tax',
      text: 'Uses 29.2m new shares and interest of €23.6m after tax.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'EPS with amortisation',
      text: 'Includes the amortisation from the purchase price and arrives at +1.9% in year one (or shows both, with and without).',
      points: 6,
      category: 'Technical',
    },
    {
      title: 'Full synergies +7.3%',
      text: 'States EPS at full synergies of about €1.29, +7.3% (or +11.4% before amortisation, named as such).',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'Break-even synergies',
      text: 'States break-even synergies in year one of about €13.2m before tax.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'Separates accretion from value',
      text: 'Says that accretion is no proof of value and why it arises here (cheap debt, relative P/E).',
      points: 7,
      category: 'Judgement',
      rationale: 'Boards are sold accretion; they are paid in value.',
    },
    {
      title: 'Premium against synergies',
      text: 'Compares the capitalised synergies less integration cost with the premium of about €242m.',
      points: 7,
      category: 'Technical',
    },
    {
      title: 'Says where the limit is',
      text: 'Gives the board a limit: a price, or the share of synergies that has to arrive.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Value from a constant P/E',
      text: 'Derives value creation from EPS times an unchanged P/E.',
      points: -7,
      category: 'Technical',
    },
    {
      title: 'Leaves out integration cost',
      text: 'Ignores the €60m of integration cost.',
      points: -3,
      category: 'Completeness',
    },
  ],
  gold: 'Year 1 €1.222 (+1.9%), full €1.288 (+7.3%), break-even €13.2m; 375 − 60 − 242 = €73m of value.',
};
