import type { SampleTask } from '#server/sample/sample-task.ts';

export const priceVolumeMix: SampleTask = {
  externalId: 'con-0003',
  title: 'Revenue flat, margin down: price, volume, mix',
  skills: ['pricing'],
  prompt: String.raw`A client sells two products.

| | A, last year | A, this year | B, last year | B, this year |
|:--|--:|--:|--:|--:|
| Units, thousand | 100 | 110 | 40 | 36 |
| Price, € | 50.0 | 48.5 | 120.0 | 126.0 |
| Unit cost, € | 36.0 | 37.0 | 72.0 | 75.0 |

Management says: "Revenue grew 0.7%, the discount on A brought volume, the price increase on B cost us customers." Split the change of revenue into price, volume and mix, do the same in gross profit where it matters, and say whether management is right.`,
  responses: [
    {
      model: 'birch-2',
      text: String.raw`**Management reads revenue and draws the wrong conclusion on both products: the discount on A lost money, the increase on B was about right.**

**Revenue**

| €k | A | B | Total |
|:--|--:|--:|--:|
| Last year | 5,000 | 4,800 | 9,800 |
| Volume at constant mix (+4.3%) | 214 | 206 | 420 |
| Mix | 286 | (686) | (400) |
| Price | (165) | 216 | 51 |
| **This year** | **5,335** | **4,536** | **9,871** |

Volume is total units 146 / 140 at last year's prices; mix is what is left at last year's prices; price is the change in price times this year's units. Mix eats the volume: 5.7 thousand units moved from a €120 to a €50 product.

**Gross profit**

| €k | A | B | Total |
|:--|--:|--:|--:|
| Last year | 1,400 | 1,920 | 3,320 |
| This year | 1,265 | 1,836 | 3,101 |
| Margin | 28.0% → 23.7% | 40.0% → 40.5% | 33.9% → 31.4% |

**Was each decision right?** Cost rose anyway, so compare with leaving the price alone at *this year's* cost:

- **A without the discount:** 100 × (50.0 − 37.0) = €1,300k against €1,265k. Ten per cent more units were sold for €35k less. To break even the discount had to bring 13%, not 10%.
- **B without the increase:** 40 × (120 − 75) = €1,800k against €1,836k. Losing 10% of units for 5% of price still earned €36k more. The increase just passed on cost of €3; the customers were worth less than they looked.

I take all volume changes as effects of price; if the market moved, this must be corrected.

**Do:** take the discount on A back in two steps, hold B, and stop reporting revenue growth without gross profit beside it. Cost inflation (€218k at this year's units) is the larger problem.`,
    },
    {
      model: 'atlas-large',
      text: String.raw`### Price-volume-mix

| €k | A | B | Total |
|:--|--:|--:|--:|
| Volume | 500 | (480) | 20 |
| Price | (165) | 216 | 51 |
| **Change** | **335** | **(264)** | **71** |

Volume effect: A 10 × 50 = 500, B −4 × 120 = −480. Price effect: A −1.5 × 110 = −165, B +6 × 36 = 216. The total is €71k or +0.7%.

The gross margin fell from 33.9% to 31.4% because unit costs rose and because of the mix shift from B to A.

Management's explanation is right: the discount on A raised volume by 10%, while the price increase on B led to a loss of 10% of units. The client should consider taking back part of the price increase on B, since B has the higher margin per unit and every lost unit costs €51 of gross profit.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`Revenue last year: 100 × 50 + 40 × 120 = 9,800. This year: 110 × 48.5 + 36 × 126 = 9,871. Growth is 0.7%.

- Price effect: (48.5 − 50) + (126 − 120) = +4.5
- Volume effect: +10 − 4 = +6
- Mix effect: the remainder

Management is right that the discount was successful. A should be discounted further since it has a high price elasticity, and for B the price should be lowered to win back customers.`,
    },
  ],
  criteria: [
    {
      title: 'Three effects that add up',
      text: 'Splits revenue into price (+51), volume (+420) and mix (−400) in €k, or by a named other method with parts that add up to +71.',
      points: 7,
      category: 'Technical',
    },
    {
      title: 'Mix shown apart',
      text: 'Shows the mix effect separately from volume.',
      points: 5,
      category: 'Technical',
    },
    {
      title: 'Gross profit by product',
      text: 'Computes gross profit by product (A 1,400 to 1,265; B 1,920 to 1,836).',
      points: 5,
      category: 'Accuracy',
    },
    {
      title: 'Discount on A lost money',
      text: 'Shows that the discount on A lowered gross profit compared with no discount at this year’s cost (1,300 against 1,265).',
      points: 7,
      category: 'Judgement',
      rationale: 'Comparing with last year mixes the decision with cost inflation.',
    },
    {
      title: 'Increase on B paid',
      text: 'Shows that the increase on B raised gross profit compared with no increase (1,800 against 1,836).',
      points: 7,
      category: 'Judgement',
    },
    {
      title: 'Names what it assumes',
      text: 'Says that volume changes are attributed to price and that this may not hold.',
      points: 3,
      category: 'Judgement',
    },
    {
      title: 'Adds euros of different units',
      text: 'Adds prices or units of different products as if they were the same thing.',
      points: -6,
      category: 'Technical',
    },
    {
      title: 'Advises what loses money',
      text: 'Advises a price change that lowers gross profit on the numbers given.',
      points: -6,
      category: 'Judgement',
    },
  ],
  gold: 'Price +51, volume +420, mix −400; A: 1,300 without the discount against 1,265; B: 1,800 without the increase against 1,836.',
};
