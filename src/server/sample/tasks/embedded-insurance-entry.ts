import type { SampleTask } from '#server/sample/sample-task.ts';

export const embeddedInsuranceEntry: SampleTask = {
  externalId: 'con-0004',
  title: 'Embedded insurance: build, buy or partner',
  skills: ['strategy'],
  prompt: String.raw`A Nordic insurer wants to sell cover inside the checkout of car makers. Three ways are on the table:

| | Build | Buy | Partner |
|:--|--:|--:|--:|
| Investment, €m | 38 over 3 years | 95 at once | 9 |
| Time to launch | 20 months | 8 months | 5 months |
| NPV as estimated, €m | 22 | 31 | 17 |
| Remarks | own platform | of the NPV, 40 are synergies with a probability of one half | partner takes 35% of margin |

The largest car maker, 45% of the volume in every case, awards its contract in **14 months**. Solvency allows **€60m** of new investment; raising equity is excluded.

Write a one-page memo to the executive board with a recommendation.`,
  responses: [
    {
      model: 'birch-2',
      text: String.raw`**To:** Executive board  **Re:** Entry into embedded insurance

**Recommendation: sign the partnership now, with an option to buy or to build our own platform from month 24. Do not choose by the NPVs in the paper; two of the three cannot be had as described.**

**What the constraints leave**

| | NPV in paper | Problem | NPV after it |
|:--|--:|:--|--:|
| Buy | 31 | needs 95, solvency allows 60 | not available |
| Build | 22 | live in month 20, contract awarded in month 14 | about 12 or less |
| Partner | 17 | gives away 35% of margin | 17 |

- **Buy** fails twice. We cannot pay for it; and €40m of its €31m are synergies at fifty-fifty, so the expected value is 31 − 20 = **€11m**.
- **Build** misses the contract. If value moves with volume, 55% of 22 leaves €12m, before the fixed cost of a platform for half the volume.
- **Partner** is live nine months before the award and keeps us at the table.

**What we should worry about.** In five years the partner owns the interface and the data. So four terms matter more than the fee: our name in the policy, customer data in our systems, no exclusivity beyond three years, and a **call option** on the technology or a source licence from month 24.

**What it takes.** €9m, within solvency, €51m stay free. Three people from claims, because claims is where car makers judge an insurer.

**Decide again in month 15**, when we know the award. If we win: build on our own volume, with 18 months of experience. If we lose: we have lost €9m and not €38m.

**Not known:** the 35% is a quote, not a contract; whether the car maker accepts a partner's platform must be asked before we sign.`,
    },
    {
      model: 'atlas-large',
      text: String.raw`# Memo: embedded insurance

## Options
**Build** gives full control over technology and data, but takes 20 months and €38m. **Buy** brings a proven platform within 8 months and the highest NPV. **Partner** is fast and cheap but dilutes the margin by 35%.

## Evaluation

| Criterion | Build | Buy | Partner |
|:--|:-:|:-:|:-:|
| NPV | + | ++ | o |
| Speed | − | + | ++ |
| Control | ++ | ++ | − |
| Risk | o | − | + |

The contract of the largest car maker is awarded in 14 months, so Build would come too late. Buy and Partner are both in time.

## Recommendation
We recommend **Buy**, because it has the highest NPV (€31m) and gives control. The purchase price of €95m exceeds the solvency limit of €60m; the difference could be financed by an earn-out of €35m that is paid in later years. The synergies should be secured by a dedicated integration team.

## Next steps
Approach the target, start due diligence, and prepare the financing.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`Embedded insurance is one of the most exciting growth markets in the industry. Customers expect seamless experiences at the point of sale.

After careful consideration of all options we recommend **Buy** as it has the highest NPV of €31m versus €22m and €17m. It allows to enter the market fast and to gain scale.

Risks such as integration should be mitigated by strong governance. A phased approach with clear milestones is recommended. The management team should be aligned and communicate the vision to all employees.`,
    },
  ],
  criteria: [
    {
      title: 'Buy breaks the solvency limit',
      text: 'Says that Buy at €95m is not possible within €60m without new equity.',
      points: 7,
      category: 'Analysis',
    },
    {
      title: 'Build misses the award',
      text: 'Says that Build launches after the award in month 14 and puts 45% of its volume at risk.',
      points: 7,
      category: 'Analysis',
    },
    {
      title: 'Weighs the synergies',
      text: 'Weighs the €40m of synergies with their probability (expected NPV of Buy of about €11m).',
      points: 6,
      category: 'Technical',
      rationale: 'The paper ranks options by a number that counts a coin toss as won.',
    },
    {
      title: 'Recommends what can be done',
      text: 'Recommends an option that satisfies both constraints.',
      points: 7,
      category: 'Judgement',
    },
    {
      title: 'Protects the later choice',
      text: 'Proposes terms that keep a later choice open (call option, data, limited exclusivity).',
      points: 5,
      category: 'Judgement',
    },
    {
      title: 'Says what is not known',
      text: 'Names at least one thing that must be found out before signing.',
      points: 3,
      category: 'Judgement',
    },
    {
      title: 'Fits one page with the answer first',
      text: 'Is a memo of about one page that starts with the recommendation.',
      points: 3,
      category: 'Style',
    },
    {
      title: 'Recommends by the highest NPV',
      text: 'Recommends an option because of its NPV although a constraint forbids it.',
      points: -8,
      category: 'Judgement',
    },
    {
      title: 'Consulting phrases',
      text: 'Contains sentences that would be true of any company and any decision.',
      points: -4,
      category: 'Style',
    },
  ],
  gold: 'Partner with an option; Buy needs 95 of 60 and is worth 11 in expectation; Build loses 45% of volume.',
};
