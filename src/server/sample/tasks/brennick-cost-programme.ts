import type { SampleTask } from '#server/sample/sample-task.ts';

export const brennickCostProgramme: SampleTask = {
  externalId: 'con-0002',
  title: 'Brennick Tools: overhead programme after a benchmark',
  skills: ['operations'],
  prompt: String.raw`**Brennick Tools** (revenue €620m) spends 24.5% of revenue on overheads; the median of its peers is 20.5%. Brennick sells through its own field force, which explains 1.5 points of the difference. The board asks what a programme can bring.

| Cost base | €m | Savings that comparable firms reached |
|:--|--:|--:|
| Indirect purchasing | 68 | 7% |
| Finance and HR | 31 | 18% |
| Sales administration | 54 | 8% |
| IT applications | 22 | 9% |

Levers overlap by about a tenth. Savings arrive with 35%, 75% and 100% in years one to three. One-off cost is 1.2 times the full-year saving, two thirds of it in year one.

Give the board the size of the prize, the business case by year, and your recommendation on one page.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`# Overheads: €15m a year, paid back in 25 months

**The benchmark overstates the gap.** Four points of revenue are €24.8m. 1.5 points (€9.3m) buy the field force and are a choice of strategy, not waste. **€15.5m is open to discussion.**

**The levers support it from below.**

| €m | Base | Rate | Saving |
|:--|--:|--:|--:|
| Indirect purchasing | 68 | 7% | 4.8 |
| Finance and HR | 31 | 18% | 5.6 |
| Sales administration | 54 | 8% | 4.3 |
| IT applications | 22 | 9% | 2.0 |
| Sum | | | 16.6 |
| Overlap, one tenth | | | (1.7) |
| **Full-year saving** | | | **15.0** |

Top-down €15.5m and bottom-up €15.0m agree, which is why I trust the number.

**Business case**

| €m | Year 1 | Year 2 | Year 3 |
|:--|--:|--:|--:|
| Saving | 5.2 | 11.2 | 15.0 |
| One-off cost (18.0 in all) | (12.0) | (6.0) | – |
| Net | (6.7) | 5.2 | 15.0 |
| **Cumulative** | **(6.7)** | **(1.5)** | **13.5** |

Break-even comes in the second month of year three.

**Recommendation.** Start purchasing and IT now: a third of the value (€6.1m after overlap), no redundancies, first results in two quarters. Decide on shared services for Finance and HR in the autumn, when the site question is settled: it has the highest rate and the highest risk. Leave the field force alone. Put one person in charge of each lever and count only savings that appear in a budget line.

**What would change my mind.** If Finance and HR reach 10% instead of 18%, the saving falls to €12.7m; if the one-off cost stays at €18m, payback moves to month 28.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`## Cost reduction opportunity for Brennick Tools

Benchmarking shows that Brennick spends 24.5% of revenue on SG&A against 20.5% for peers. Closing the gap would save 4.0% × €620m = **€24.8m per year**.

The following levers can be used:

1. **Procurement**: renegotiate contracts, bundle volumes, reduce specifications
2. **Shared services**: centralise Finance and HR
3. **Sales**: increase efficiency of administration
4. **IT**: rationalise the application landscape

The levers bring 4.8 + 5.6 + 4.3 + 2.0 = €16.7m in the first wave. A second wave should deliver the remaining €8.1m.

| | Year 1 | Year 2 | Year 3 |
|:--|--:|--:|--:|
| Savings (€m) | 8.7 | 18.6 | 24.8 |

We recommend to start with a transformation office and quick wins. Change management and communication are key success factors.`,
    },
  ],
  criteria: [
    {
      title: 'Takes out the structural part',
      text: 'Separates the 1.5 points (€9.3m) that the field force explains and states an addressable gap of about €15.5m.',
      points: 8,
      category: 'Structure',
      rationale:
        'A board that is promised the raw benchmark gap will cut into the sales model to reach it.',
    },
    {
      title: 'Builds the saving from the levers',
      text: 'Computes the four levers and deducts the overlap, arriving at about €15.0m.',
      points: 7,
      category: 'Technical',
    },
    {
      title: 'Compares top-down with bottom-up',
      text: 'Sets the benchmark gap beside the sum of the levers and comments on how they fit.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'One-off cost of €18m in the case',
      text: 'Includes one-off cost of about €18m, two thirds in year one.',
      points: 6,
      category: 'Completeness',
    },
    {
      title: 'Phasing and payback are right',
      text: 'Shows savings of about 5.2, 11.2 and 15.0 by year and a payback shortly after two years.',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'Recommends an order of steps',
      text: 'Says which lever to start, which to decide later, and why.',
      points: 5,
      category: 'Judgement',
    },
    {
      title: 'Shows what would change the answer',
      text: 'Gives at least one sensitivity in euros or months.',
      points: 3,
      category: 'Judgement',
    },
    {
      title: 'Promises savings without a source',
      text: 'Promises savings that no lever in the answer supports.',
      points: -7,
      category: 'Judgement',
    },
    {
      title: 'Filler instead of decisions',
      text: 'Fills the recommendation with general advice (change management, quick wins) that would fit any company.',
      points: -3,
      category: 'Style',
    },
  ],
  gold: 'Addressable gap €15.5m; levers €16.6m less overlap = €15.0m; cumulative −6.7, −1.5, +13.5; payback month 25 to 26.',
};
