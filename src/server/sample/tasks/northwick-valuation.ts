import type { SampleTask } from '#server/sample/sample-task.ts';

const documents = [
  {
    name: 'northwick_ltm_accounts.md',
    text: String.raw`# Northwick Coatings: last twelve months

| €m | LTM |
|:--|--:|
| Revenue | 512.4 |
| EBITDA as reported | 84.6 |
| of which gain on sale of the Bremen site | 6.2 |
| of which restructuring cost (charged) | (3.1) |
| Depreciation and amortisation | (31.0) |
| Net financial debt, excluding leases | 148.0 |
| Lease liabilities under IFRS 16 | 22.0 |
| Pension deficit before tax | 32.0 |

Tax rate 25%. All figures are reported after IFRS 16.`,
  },
  {
    name: 'coatings_peers.md',
    text: String.raw`# Listed peers, EV / LTM EBITDA after IFRS 16

| Peer | Multiple | EBITDA margin | Note |
|:--|--:|--:|:--|
| Aldane | 8.1x | 12.4% | industrial, Europe |
| Corvane | 8.9x | 13.8% | industrial, Europe |
| Perrin & Sohn | 9.4x | 14.6% | industrial, global |
| Silvatec | 12.7x | 24.2% | semiconductor coatings |`,
  },
];

export const northwickValuation: SampleTask = {
  externalId: 'fin-0001',
  title: 'Northwick Coatings: EV/EBITDA and equity bridge',
  skills: ['valuation'],
  documents,
  prompt: String.raw`You advise the seller of **Northwick Coatings**, a European maker of industrial coatings. LTM EBITDA is €84.6m as reported, including a €6.2m gain on a property sale and €3.1m of restructuring cost. Net financial debt is €148m, IFRS 16 lease liabilities €22m and the pension deficit €32m before tax (tax rate 25%). Listed peers trade on 8.1x, 8.9x, 9.4x and 12.7x LTM EV/EBITDA, all after IFRS 16.

Derive enterprise and equity value, say which multiple you would defend and why, and show the bridge as a table.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`## Valuation of Northwick Coatings

**Normalised EBITDA.** Reported LTM EBITDA of €84.6m contains a property gain of €6.2m that will not recur and €3.1m of restructuring cost. Removing the first and adding back the second gives €81.5m.

**Multiple.** The four peers trade between 8.1x and 12.7x. The mean of 9.8x is pulled up by a single company, so I use the median of 9.15x:

$$EV = 81.5 \times \frac{8.9 + 9.4}{2} = 81.5 \times 9.15 = 745.7$$

**Bridge to equity.** The peer multiples are struck after IFRS 16, so EBITDA excludes rent and the lease liabilities have to be treated as debt. The pension deficit is taken after deferred tax at 25%.

| €m | Amount |
|:--|--:|
| Normalised LTM EBITDA | 81.5 |
| Median peer multiple | 9.15x |
| **Enterprise value** | **745.7** |
| Net financial debt | (148.0) |
| Lease liabilities, IFRS 16 | (22.0) |
| Pension deficit after tax | (24.0) |
| **Equity value** | **551.7** |

**Conclusion.** Equity value is €551.7m. I would present this figure to the buyer.

The result rests on the accounts supplied; a quality-of-earnings review may change the adjustments.`,
    },
    {
      model: 'birch-2',
      text: String.raw`I would open with the answer: **equity of about €537m, in a range of €496m to €578m**, at 8.8x normalised EBITDA.

**Which earnings are we selling?** LTM EBITDA of €84.6m flatters the business. Strip out the €6.2m property gain, add back €3.1m of restructuring, and the run-rate is €81.5m.

**Which multiple can we defend?** The 12.7x peer earns 24% margins on semiconductor coatings; Northwick does not play there. A buyer's adviser will strike it out in the first meeting. The other three average 8.8x. Northwick is smaller, but three-year contracts carry most of its sales, so I would not concede a size discount.

| €m | 8.3x | 8.8x | 9.3x |
|:--|--:|--:|--:|
| **Enterprise value** | 676.5 | 717.2 | 758.0 |
| Net financial debt | (148.0) | (148.0) | (148.0) |
| Pension deficit | (32.0) | (32.0) | (32.0) |
| **Equity value** | **496.5** | **537.2** | **578.0** |

**Leases.** I leave the €22m of lease liabilities out: they are operating in nature and the buyer will pay the rent anyway.

**How I would use it.** Anchor at 9.3x in the information memorandum and let diligence bring the discussion to 8.8x. Below 8.3x the owner is better off holding, so €496m is the walk-away price.

The number to protect is not the multiple but the restructuring add-back: without it, equity falls by €27m at 8.8x.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`The company can be valued with the EV/EBITDA method. The average peer multiple is (8.1 + 8.9 + 9.4 + 12.7) / 4 = 9.8x. Multiplied with the EBITDA of €84.6m this gives an enterprise value of **€829m**.

To get the equity value we deduct debt:

- Enterprise value: €829m
- Net debt: €148m
- Equity value: **€681m**

Leases are an operating matter and the pension deficit is not due immediately, so they do not need to be deducted. The multiple of 9.8x can be defended because it is the average of the market.

Please note that valuation always depends on negotiations and market conditions.`,
    },
  ],
  criteria: [
    {
      title: 'Normalises LTM EBITDA to €81.5m',
      text: 'Removes the €6.2m property gain and adds back the €3.1m restructuring cost, arriving at normalised LTM EBITDA of €81.5m.',
      points: 8,
      category: 'Technical',
      rationale:
        'A buyer pays a multiple for earnings that recur; the gain alone is worth over €50m of price.',
    },
    {
      title: 'Derives a multiple of 8.8x to 9.2x',
      text: 'Derives a multiple between 8.8x and 9.2x from the peers, either by the median or by leaving out the 12.7x outlier.',
      points: 6,
      category: 'Technical',
    },
    {
      title: 'EV agrees with its own inputs',
      text: 'The stated enterprise value equals the stated EBITDA times the stated multiple, within rounding.',
      points: 5,
      category: 'Accuracy',
      rationale: 'Arithmetic that does not tie out ends the discussion before it starts.',
    },
    {
      title: 'Leases deducted in the bridge',
      text: 'Deducts the €22m of lease liabilities from enterprise value, because the peer multiples are struck after IFRS 16.',
      points: 7,
      category: 'Technical',
      rationale:
        'EBITDA after IFRS 16 carries no rent; leaving the liability out counts the benefit twice.',
    },
    {
      title: 'Pension deficit taken after tax',
      text: 'Deducts the pension deficit after deferred tax at 25%, i.e. €24m rather than €32m.',
      points: 5,
      category: 'Technical',
    },
    {
      title: 'Business reason for the multiple',
      text: 'Gives a reason from the business (margin, end market, contracts or size) for the multiple it chooses, not only a statistic.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Shows sensitivity to the multiple',
      text: 'Shows how equity value changes over at least two further multiples.',
      points: 3,
      category: 'Judgement',
    },
    {
      title: 'Mixes lease bases',
      text: 'Compares a multiple and an EBITDA, or a multiple and a bridge, on different lease bases (one before, one after IFRS 16).',
      points: -6,
      category: 'Technical',
    },
    {
      title: 'States one value as certain',
      text: 'Presents a single equity value as the answer, with neither a range nor the assumption that matters most.',
      points: -4,
      category: 'Judgement',
    },
  ],
  gold: 'Normalised EBITDA €81.5m; 8.8x to 9.15x; leases €22m and pension €24m after tax deducted; equity about €523m to €552m.',
};
