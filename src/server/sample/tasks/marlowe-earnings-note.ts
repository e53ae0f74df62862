import type { SampleTask } from '#server/sample/sample-task.ts';

export const marloweEarningsNote: SampleTask = {
  externalId: 'fin-0004',
  title: 'Marlowe Home: earnings note after a cut to guidance',
  skills: ['equity research'],
  prompt: String.raw`Write the morning note on **Marlowe Home** (furniture retail, price €18.40, 96m shares, net cash €60m).

| €m | Q3 | Consensus | Last year |
|:--|--:|--:|--:|
| Revenue | 612 | 615 | 599 |
| Like-for-like | +0.4% | +1.5% | +2.0% |
| Gross margin | 38.6% | 39.3% | 39.5% |
| EBIT | 27.5 | 31.0 | 33.2 |

EBIT in nine months is €71.0m. Guidance for the year goes from €140–150m to **€128–136m**; last year's fourth quarter was €66.0m. Inventory is 14% above last year. Our estimate was €145m; interest cost is €4m, the tax rate 25%.

State what happened, what the guidance implies for the fourth quarter, our new EPS, valuation, and what we do. At most 250 words.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`**Marlowe Home: the shelf is fuller than the till** · new EPS €0.99 (was €1.10)

**What happened.** EBIT of €27.5m missed by 11% and fell 17% on the year. Sales were not the problem (−0.5% against consensus); gross margin was: 38.6%, 90 basis points down, costing about €5.5m, almost the whole fall in EBIT. With like-for-like at +0.4% and **inventory up 14%**, markdowns have begun and are not over.

**The guidance asks for a good Christmas.**

| €m | Low | Mid | High | Q4 last year |
|:--|--:|--:|--:|--:|
| Year | 128 | 132 | 136 | |
| less nine months | 71 | 71 | 71 | |
| **Implied Q4** | **57** | **61** | **65** | **66** |
| on the year | −14% | −8% | −2% | |

Q3 fell 17%. Even the low end asks for an improvement while stock has to be cleared. We go to **€131m**, below the middle, and see more risk below than above.

**Estimates.** (131 − 4) × 0.75 / 96 = **€0.99**, down 10%.

**Valuation.** At €18.40 the shares trade on 18.5x the new EPS and 13.0x EV/EBIT (EV €1,706m). Nothing in that multiple pays for a second cut.

**What we do.** Downgrade to *reduce* until inventory grows no faster than sales. What would prove us wrong: gross margin above 39% in the Christmas quarter. Next date: the trading update in January.`,
    },
    {
      model: 'birch-2',
      text: String.raw`**Marlowe Home: Q3 below expectations, guidance lowered**

Marlowe reported third-quarter revenue of €612m (consensus €615m) and EBIT of €27.5m (consensus €31.0m). Like-for-like sales rose 0.4%. The gross margin decreased by 90 basis points to 38.6%. Management lowered its EBIT guidance to €128–136m.

At the mid-point of €132m the fourth quarter must bring €61m, compared with €66m last year (−8%). We consider this achievable given easier comparables.

We reduce our EBIT estimate from €145m to €132m. EPS falls to (132 − 4) × 0.75 / 96 = **€1.00** from €1.10 (−9%).

On the new numbers the shares trade at a P/E of 18.4x. This is in line with the sector in our view. We keep our *hold* rating. Inventory is 14% higher than last year, which management explains with earlier deliveries.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`Marlowe Home posted solid revenue growth of 2.2% in the third quarter and continues to gain market share despite a challenging environment. EBIT was somewhat below expectations because of a temporary margin effect.

Guidance was adjusted to €128–136m. The fourth quarter should come in at around €66m, as last year, so that the company will end up at the upper end at €137m. The EPS will be about 137 / 96 = **€1.43**, which gives a P/E of 12.9x.

With net cash of €60m the balance sheet is strong. We see the weakness as a buying opportunity and confirm *buy*.`,
    },
  ],
  criteria: [
    {
      title: 'Miss located in gross margin',
      text: 'Says that the miss comes from gross margin (about 90 basis points, roughly €5.5m), not from revenue.',
      points: 6,
      category: 'Analysis',
    },
    {
      title: 'Implied fourth quarter',
      text: 'Derives an implied fourth quarter of €57m to €65m (or €61m at the middle) and compares it with €66m.',
      points: 8,
      category: 'Accuracy',
      rationale:
        'What a guidance implies for the rest of the year is the first thing a portfolio manager asks.',
    },
    {
      title: 'Inventory read as a warning',
      text: 'Connects inventory growth of 14% with weak like-for-like sales and margin risk.',
      points: 6,
      category: 'Judgement',
    },
    {
      title: 'EPS after interest and tax',
      text: 'Computes the new EPS after interest and tax (about €0.99 to €1.00) and names the change from €1.10.',
      points: 6,
      category: 'Accuracy',
    },
    {
      title: 'Valuation on new numbers',
      text: 'Values the shares on the new estimates (P/E of about 18.5x, or EV/EBIT of about 13x).',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'A call with its falsifier',
      text: 'Makes a clear call and says what would prove it wrong.',
      points: 5,
      category: 'Judgement',
    },
    {
      title: 'Within 250 words',
      text: 'Stays within 250 words, tables not counted.',
      points: 2,
      category: 'Style',
    },
    {
      title: 'Figure above the guided range',
      text: 'Gives an estimate or a year-end figure that contradicts the guided range without saying so.',
      points: -5,
      category: 'Accuracy',
    },
    {
      title: 'Repeats company wording',
      text: 'Adopts the wording of the company (temporary, challenging environment, solid) in place of analysis.',
      points: -4,
      category: 'Style',
    },
  ],
  gold: 'Implied Q4 €57–65m against €66m; EPS about €0.99 on €131m; 18.5x; inventory is the warning.',
};
