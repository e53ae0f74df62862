import type { SampleTask } from '#server/sample/sample-task.ts';

export const haldenCovenant: SampleTask = {
  externalId: 'fin-0002',
  title: 'Halden Logistics: leverage covenant under frozen GAAP',
  skills: ['credit'],
  documents: [
    {
      name: 'facility_agreement_extract.md',
      text: String.raw`# Facility agreement, extract

**26.1 Leverage.** Consolidated Total Net Debt to Consolidated EBITDA shall not exceed **4.00:1** on each Quarter Date up to and including 30 September, and **3.75:1** on each Quarter Date thereafter.

**26.2 Interest cover.** Consolidated EBITDA to Net Cash Interest shall not be less than **2.50:1**.

**26.3 EBITDA** may be increased by cost savings that the chief financial officer certifies as achievable within 12 months, not exceeding 10% of Consolidated EBITDA before that increase.

**26.5 Frozen GAAP.** All tests are made on the accounting principles of the Original Financial Statements, under which operating leases are not treated as debt and rent is an operating expense.`,
    },
  ],
  prompt: String.raw`You cover **Halden Logistics** for a lender. The test date is 30 September.

| €m | Q4 | Q1 | Q2 | Q3 |
|:--|--:|--:|--:|--:|
| EBITDA as reported (IFRS 16) | 14.2 | 12.8 | 15.1 | 13.9 |

Reported net debt is €223m, of which €18m lease liabilities. Lease payments that IFRS 16 takes out of EBITDA are €4.5m a year. The CFO certifies €3.0m of cost savings. Net cash interest is €17.0m. For the coming quarter management guides to EBITDA of €14.0m and €4m of cash flow after interest; rent stays as it is.

Using the extract of the facility agreement, compute leverage and headroom now and at 31 December, and tell the credit committee what to do.`,
  responses: [
    {
      model: 'atlas-large',
      text: String.raw`**In short: the September test is passed at 3.76x against 4.00x, with 6% EBITDA headroom. The December test at 3.75x is passed only if guidance is met, with about 1% headroom. Open the conversation now, while we hold the information and they hold no default.**

### The definition first
Clause 26.5 freezes the accounting: leases are not debt and rent is a cost. So both sides of the ratio change.

| €m | Reported | Adjustment | Covenant |
|:--|--:|--:|--:|
| LTM EBITDA | 56.0 | rent (4.5) | 51.5 |
| Certified savings (cap 10% = 5.2) | | +3.0 | 54.5 |
| Net debt | 223.0 | leases (18.0) | 205.0 |

$$\text{Leverage} = \frac{205.0}{54.5} = 3.76\times$$

EBITDA could fall to 205 / 4.00 = €51.3m, which is **€3.3m or 6.0%** of headroom. Interest cover is 54.5 / 17.0 = 3.2x against 2.5x; that is not the problem.

### 31 December
The quarter of 14.2 drops out, 14.0 comes in: LTM 55.8, frozen 51.3, with savings 54.3. Net debt falls to 201.

| | Leverage | Limit | EBITDA headroom |
|:--|--:|--:|--:|
| 30 September | 3.76x | 4.00x | 6.0% |
| 31 December, guidance | 3.70x | 3.75x | 1.3% |
| 31 December, EBITDA and cash flat on September | 3.76x | 3.75x | (0.3%) |

A miss of €0.7m in one quarter breaches. Without the certified savings December would stand at 3.92x, so the covenant is met by a certificate, not by cash.

### What I propose
1. Ask for the workings behind the €3.0m and monthly reporting until March.
2. Offer a two-quarter waiver of the step-down for a fee and a margin ratchet, before the test rather than after it.
3. Check the equity-cure clause, which the extract does not show.`,
    },
    {
      model: 'birch-2',
      text: String.raw`**Leverage at 30 September**

LTM EBITDA is 14.2 + 12.8 + 15.1 + 13.9 = €56.0m. Adding the certified cost savings of €3.0m gives €59.0m. Net debt is €223m.

Leverage = 223 / 59.0 = **3.78x**, below 4.00x. Headroom is €3.3m of EBITDA (5.5%).

**Leverage at 31 December**

LTM EBITDA becomes 55.8 + 3.0 = €58.8m and net debt €219m, so leverage is **3.72x** against 3.75x. Headroom is €0.4m or 0.7%.

**Interest cover** is 59.0 / 17.0 = 3.5x, comfortable.

**Recommendation.** The covenant is met on both dates but headroom in December is very thin. The committee should put the name on the watch list, ask for a 13-week cash forecast, and prepare a waiver request in case the fourth quarter disappoints. A breach would allow the lenders to reprice, which argues for engaging early.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`Net debt / EBITDA = 223 / 56 = **3.98x**. The covenant is 4.00x, so Halden is in compliance, although it is close.

In December the covenant gets stricter (3.75x). With 55.8 EBITDA and 219 net debt leverage will be 3.92x, so **the company will breach its covenant** and the loan will be in default.

The lender should consider acceleration of the loan or selling the position, since default is certain.`,
    },
  ],
  criteria: [
    {
      title: 'Applies frozen GAAP to both sides',
      text: 'Takes the €18m of leases out of net debt and the €4.5m of rent out of EBITDA, as clause 26.5 requires.',
      points: 9,
      category: 'Technical',
      rationale:
        'The definition decides the test; reported figures give the wrong ratio for a reason no court would accept.',
    },
    {
      title: 'September leverage 3.76x',
      text: 'States September covenant leverage of 3.76x (205.0 / 54.5).',
      points: 6,
      category: 'Accuracy',
    },
    {
      title: 'Headroom as EBITDA',
      text: 'States September headroom as EBITDA of about €3.3m or 6%.',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'December test at 3.75x',
      text: 'Uses the stepped-down limit of 3.75x for 31 December and rolls the quarter correctly (14.2 out, 14.0 in).',
      points: 6,
      category: 'Technical',
    },
    {
      title: 'Checks the cap on savings',
      text: 'Checks that the certified €3.0m stay under the cap of 10% of EBITDA.',
      points: 3,
      category: 'Technical',
    },
    {
      title: 'Interest cover tested',
      text: 'Tests interest cover as well and says it is not the binding covenant.',
      points: 2,
      category: 'Completeness',
    },
    {
      title: 'Acts before the test date',
      text: 'Recommends steps that can be taken before the December test: reporting, waiver or amendment terms.',
      points: 5,
      category: 'Judgement',
    },
    {
      title: 'Sees what carries compliance',
      text: 'Points out that the December test is met only because of the certified savings or only if guidance is met.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Calls a forecast a certainty',
      text: 'States a future breach or default as certain.',
      points: -5,
      category: 'Judgement',
    },
    {
      title: 'Proposes acceleration without default',
      text: 'Proposes to accelerate the loan although no event of default has occurred.',
      points: -6,
      category: 'Legal',
    },
  ],
  gold: '205.0 / 54.5 = 3.76x in September, 6.0% headroom; 201.0 / 54.3 = 3.70x in December against 3.75x, 1.3% headroom.',
};
