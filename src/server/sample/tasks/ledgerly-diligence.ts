import type { SampleTask } from '#server/sample/sample-task.ts';

export const ledgerlyDiligence: SampleTask = {
  externalId: 'fin-0003',
  title: 'Ledgerly: is net retention really 109%?',
  skills: ['due diligence'],
  prompt: String.raw`You run commercial due diligence on **Ledgerly**, accounting software for small and mid-sized firms. Management presents net revenue retention of 109%. The data room gives the annual recurring revenue (ARR) bridge:

| €m | |
|:--|--:|
| ARR at the start | 42.0 |
| New customers | 9.2 |
| Expansion of existing customers | 5.0 |
| Cross-sales to customers of the acquired Tidybooks | 5.0 |
| Contraction | (1.9) |
| Churn | (4.3) |
| ARR at the end | 55.0 |

Tidybooks' customers were not in the opening ARR. Small firms are 60% of opening ARR and account for €3.4m of the churn. Sales and marketing cost €14.0m, gross margin is 78%.

Rebuild gross and net retention, explain the 109%, judge the quality of growth, and list the three questions you would put to management.`,
  responses: [
    {
      model: 'birch-2',
      text: String.raw`**Net retention is 97%, not 109%. The base shrinks, and growth is bought.**

**Retention**

$$GRR = \frac{42.0 - 1.9 - 4.3}{42.0} = 85.2\% \qquad NRR = \frac{42.0 + 5.0 - 1.9 - 4.3}{42.0} = 97.1\%$$

**Where 109% comes from.** Management puts the €5.0m sold to Tidybooks' customers into the numerator while those customers are not in the denominator: (42.0 + 5.0 + 5.0 − 6.2) / 42.0 = 109.0%. Twelve points of retention are an acquisition.

**Who leaves**

| | Opening ARR | Churn | Rate |
|:--|--:|--:|--:|
| Small firms | 25.2 | 3.4 | 13.5% |
| Mid-sized firms | 16.8 | 0.9 | 5.4% |

These are two businesses. The mid-sized one is good; the small one turns over in about seven years before contraction.

**What growth costs.** €14.0m of sales and marketing for €9.2m of new ARR. At 78% gross margin one new euro is paid back in 14.0 / (9.2 × 0.78) = 1.95 years. If part of the budget serves expansion, payback on new customers is shorter; the data room does not split it. With small-firm churn of 13.5% a small customer is worth roughly 0.78 / 0.135 = 5.8 times its ARR before the cost of capital, so acquisition still pays, but not by much after service cost.

**Three questions**
1. Retention by cohort and segment for three years, Tidybooks shown apart.
2. How much of the €5.0m expansion is price? A one-time increase does not repeat.
3. Sales and marketing split between new, expansion and cross-sales.

**For the price:** a buyer who pays for 109% pays for growth without new customers that does not exist. At 97% the base loses €1.2m a year before anybody sells anything.`,
    },
    {
      model: 'atlas-large',
      text: String.raw`### Retention analysis

| Metric | Calculation | Result |
|:--|:--|--:|
| Gross retention | (42.0 − 1.9 − 4.3) / 42.0 | 85.2% |
| Net retention | (42.0 + 5.0 − 1.9 − 4.3) / 42.0 | 97.1% |
| Net retention incl. Tidybooks | (42.0 + 5.0 + 5.0 − 1.9 − 4.3) / 42.0 | 109.0% |

The difference is explained by cross-sales to acquired customers.

### Quality of growth
ARR grew from €42.0m to €55.0m, i.e. by 31%, which is strong for the sector. New customers bring 9.2 and cross-selling 5.0. The magic number is (9.2 + 5.0 + 5.0) / 14.0 = 1.4, which indicates very efficient growth. Gross margin of 78% is in line with software companies.

### Questions to management
1. What are the reasons for churn?
2. What is the pipeline for the next year?
3. What is the strategy for Tidybooks?

Overall the growth profile is attractive, although retention should be monitored.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`Net revenue retention of 109% is a good value; best-in-class companies reach 110 to 120%. It means that existing customers spend 9% more every year, so Ledgerly would grow even without new customers.

Churn is 4.3 / 55.0 = 7.8%, which is moderate. Growth of 31% together with a gross margin of 78% puts the company above the Rule of 40.

Questions:
- How will the company keep its NRR?
- Are there upsell opportunities?
- What is the competition?

We would support the transaction.`,
    },
  ],
  criteria: [
    {
      title: 'Net retention of 97.1%',
      text: 'Computes net revenue retention of 97.1%, leaving Tidybooks out.',
      points: 8,
      category: 'Accuracy',
    },
    {
      title: 'Gross retention of 85.2%',
      text: 'Computes gross revenue retention of 85.2%.',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'Explains the 109%',
      text: 'Shows that the 109% counts sales to acquired customers in the numerator that are not in the opening base.',
      points: 7,
      category: 'Technical',
      rationale: 'This is the finding that moves the price.',
    },
    {
      title: 'Splits churn by segment',
      text: 'Computes churn of about 13.5% for small and 5.4% for mid-sized firms.',
      points: 5,
      category: 'Technical',
    },
    {
      title: 'Cost of acquiring customers',
      text: 'Relates sales and marketing to new ARR after gross margin (payback of about 1.95 years) or says what is missing to do so.',
      points: 4,
      category: 'Technical',
    },
    {
      title: 'Questions that could change the deal',
      text: 'The three questions are specific to Ledgerly and their answers could change price or decision.',
      points: 5,
      category: 'Judgement',
    },
    {
      title: 'Consequence for value',
      text: 'Says what the corrected retention means for value or for the decision to proceed.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Churn on closing ARR',
      text: 'Computes churn or retention on closing instead of opening ARR.',
      points: -4,
      category: 'Accuracy',
    },
    {
      title: 'Repeats the claim of management',
      text: 'Accepts the 109% as net retention.',
      points: -8,
      category: 'Judgement',
    },
    {
      title: 'Bought growth counted as organic',
      text: 'Counts the sales to acquired customers as organic growth or as sales efficiency.',
      points: -4,
      category: 'Technical',
    },
  ],
  gold: 'GRR 85.2%, NRR 97.1%; 109.0% includes €5.0m from acquired customers; churn 13.5% small, 5.4% mid-sized.',
};
