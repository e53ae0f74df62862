import type { SampleTask } from '#server/sample/sample-task.ts';

export const workingCapitalPeg: SampleTask = {
  externalId: 'fin-0007',
  title: 'Working capital peg: the seller proposes December',
  skills: ['due diligence'],
  prompt: String.raw`You advise the buyer of a garden furniture maker; closing is on 31 December on a cash-free, debt-free basis. Net working capital (NWC) by month, €m:

| Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
| 30.2 | 31.0 | 33.5 | 35.1 | 36.0 | 34.2 | 32.8 | 31.9 | 33.0 | 30.5 | 27.4 | 24.0 |

Diligence found: trade payables overdue beyond terms of €1.5m in November and €3.2m in December; creditors for capital expenditure of €1.1m inside NWC in both months; a one-time customer prepayment of €2.0m in December. The seller proposes a peg of €24.0m, "the balance at closing".

What peg do you propose, what is the difference worth, and how do you argue it?`,
  responses: [
    {
      model: 'birch-2',
      text: String.raw`**Propose a peg of €32.4m. Against the seller's €24.0m the difference is €8.4m of price.**

**Why an average.** The business builds stock for spring: NWC swings between 24 and 36. A peg at the yearly low means that the buyer funds the next season out of his own pocket after paying for a business that is supposed to come with normal working capital.

**Adjustments**

| €m | Nov | Dec |
|:--|--:|--:|
| As reported | 27.4 | 24.0 |
| Overdue payables | 1.5 | 3.2 |
| Capex creditors | 1.1 | 1.1 |
| One-time prepayment | – | 2.0 |
| **Normalised** | **30.0** | **30.3** |

The reported twelve months add up to 379.6 (average 31.6). With 8.9 of adjustments the sum is 388.5, **the average 32.4**.

**The second half of the point: debt.** Overdue payables (€3.2m), capex creditors (€1.1m) and the prepayment (€2.0m) belong into net debt. If they are moved there, they must leave the closing NWC as well, or they are counted twice:

| Closing, €m | |
|:--|--:|
| NWC on the agreed definition | 30.3 |
| Peg | 32.4 |
| Adjustment | (2.1) |
| Debt-like items | (6.3) |
| **Effect on price** | **(8.4)** |

So €6.3m come through debt and €2.1m through the peg.

**How to argue.** Do not fight over December. Ask the seller to operate normally until closing, show him that payables have been stretched since November, and offer a twelve-month average on a definition that both sides sign. A seller who believes in his business loses nothing by it.`,
    },
    {
      model: 'atlas-large',
      text: String.raw`## Peg proposal

The average of the twelve months is 379.6 / 12 = **€31.6m**, which I would use as the peg. The seller's figure of €24.0m is the lowest month and not representative because of seasonality.

Normalised December NWC:

| €m | |
|:--|--:|
| Reported | 24.0 |
| Overdue payables | 3.2 |
| Capex creditors | 1.1 |
| Prepayment | 2.0 |
| Normalised | 30.3 |

The difference between the peg and closing NWC is 31.6 − 24.0 = **€7.6m**, by which the price is reduced. In addition the overdue payables, capex creditors and the prepayment, together €6.3m, are treated as debt. **The total reduction is €13.9m.**

Arguments: seasonality, market practice of a twelve-month average, and window dressing by stretching suppliers before closing.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`A peg is the normal level of working capital. Since the deal closes in December, the December value of **€24.0m** is the best estimate for what the buyer will receive, so the proposal of the seller is reasonable.

One could however argue about the overdue payables. If they are added, the peg would be €27.2m. The buyer could meet in the middle at about €25.6m.

Working capital adjustments are usually settled after closing by an independent accountant.`,
    },
  ],
  criteria: [
    {
      title: 'Peg from a twelve-month average',
      text: 'Proposes a peg from the average of twelve months because of the season.',
      points: 6,
      category: 'Judgement',
    },
    {
      title: 'Average is normalised',
      text: 'Normalises November and December before averaging and arrives at about €32.4m.',
      points: 7,
      category: 'Technical',
    },
    {
      title: 'Debt-like items named',
      text: 'Treats overdue payables, capex creditors and the prepayment as debt-like or says why not.',
      points: 5,
      category: 'Technical',
    },
    {
      title: 'No double counting',
      text: 'Makes sure that an item treated as debt is taken out of closing working capital.',
      points: 8,
      category: 'Technical',
      rationale:
        'Counting the items in both places costs the seller €6.3m that is not owed; it is the first thing his adviser finds.',
    },
    {
      title: 'Worth about €8.4m',
      text: 'States that the difference is worth about €8.4m in all.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'An argument for the table',
      text: 'Gives an argument that can be used with the seller, beyond naming market practice.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Counts an item twice',
      text: 'Reduces the price twice for the same item.',
      points: -8,
      category: 'Technical',
    },
    {
      title: 'Splits the difference',
      text: 'Proposes to meet in the middle without an argument.',
      points: -4,
      category: 'Judgement',
    },
  ],
  gold: 'Normalised average €32.4m; December normalised €30.3m; €2.1m through the peg and €6.3m through debt, €8.4m together.',
};
