import type { SampleTask } from '#server/sample/sample-task.ts';

export const vanChargingMarket: SampleTask = {
  externalId: 'con-0001',
  title: 'Depot charging for delivery vans: market in 2030',
  skills: ['market sizing'],
  prompt: String.raw`A maker of wallboxes asks how large the market for **depot charging of fleet vans** will be in one country in 2030. You know:

- 430,000 light vans are registered; 38% run in fleets of ten or more
- fleets replace 11% of their vans a year
- the electric share of new fleet vans rises in a straight line from 18% in 2025 to 60% in 2030
- 6,000 electric fleet vans are on the road at the end of 2025
- depots install 0.7 charge points per electric van; one costs €1,900 with installation, software and service bring €160 a year per installed point

Size the market in 2030, in euros, show the steps, and say which assumption the client should test first.`,
  responses: [
    {
      model: 'birch-2',
      text: String.raw`**About €19m in 2030: €14m of hardware and installation and €5m of recurring service.** It is a small market that ends in a much better one.

**1. Vans in scope.** 430,000 × 38% = 163,400 vans in larger fleets; 11% replaced a year = 17,974 new vans.

**2. Electric additions** (share × 17,974)

| | 2026 | 2027 | 2028 | 2029 | 2030 |
|:--|--:|--:|--:|--:|--:|
| Electric share | 26.4% | 34.8% | 43.2% | 51.6% | 60.0% |
| New electric vans | 4,745 | 6,255 | 7,765 | 9,275 | 10,784 |

**3. Installed base.** 6,000 + 38,824 = 44,824 electric vans at the end of 2030, 27% of the fleet. With a replacement cycle of nine years hardly any of them is retired by then.

**4. Value in 2030**

| | Units | Price | €m |
|:--|--:|--:|--:|
| New charge points (10,784 × 0.7) | 7,549 | €1,900 | 14.3 |
| Points in service (44,824 × 0.7) | 31,377 | €160 | 5.0 |
| **Market** | | | **19.4** |

**Test first: 0.7 points per van.** Vans come home at the same hour, so a depot without load management needs one each: at 1.0 the market is €28m. With load management it may be 0.5, or €14m. The electric share in 2030 matters less: ten points more or less move the total by about €3m.

**So what.** New points stop growing once the share flattens; service grows every year until the whole fleet is electric. At a full changeover it would be worth 163,400 × 0.7 × €160 = €18m a year. Sell the box to own the contract.`,
    },
    {
      model: 'atlas-large',
      text: String.raw`## Market size for depot charging in 2030

**Fleet vans:** 430,000 × 0.38 = 163,400

**Replaced a year:** 163,400 × 0.11 = 17,974

**Electric in 2030:** 17,974 × 0.60 = 10,784

**Charge points in 2030:** 10,784 × 0.7 = 7,549

**Hardware market:** 7,549 × €1,900 = **€14.3m**

**Service market:** 7,549 × €160 = **€1.2m**

**Total market in 2030: €15.5m**

The most important assumption is the electric share of 60%, since it depends on regulation, on vehicle supply and on the total cost of ownership. If the share were only 40%, the market would be €10.4m. The client should also watch competition from energy suppliers and changes in grid fees.`,
    },
    {
      model: 'cedar-mini',
      text: String.raw`By 2030, 60% of vans will be electric. That means 430,000 × 60% = 258,000 electric vans. Each needs 0.7 charge points, so 180,600 charge points.

180,600 × €1,900 = **€343m** for hardware and 180,600 × €160 = €29m for service. The total market is therefore around **€372m** and growing strongly.

This is a very attractive market and the client should enter quickly before competitors do.`,
    },
  ],
  criteria: [
    {
      title: 'Only fleets of ten or more',
      text: 'Limits the market to the 38% of vans in fleets of ten or more (163,400 vans).',
      points: 5,
      category: 'Structure',
    },
    {
      title: 'Separates flow from stock',
      text: 'Uses yearly new electric vans for hardware and the installed base for service.',
      points: 8,
      category: 'Structure',
      rationale:
        'Confusing stock and flow is the classic error of market sizing; here it changes service by a factor of four.',
    },
    {
      title: 'Builds the base over the years',
      text: 'Adds up electric vans for 2026 to 2030 with the rising share and starts from the 6,000 already on the road (about 44,800).',
      points: 6,
      category: 'Technical',
    },
    {
      title: 'Hardware of €14.3m',
      text: 'States hardware and installation in 2030 of about €14.3m.',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'Service of €5.0m',
      text: 'States service in 2030 of about €5.0m.',
      points: 4,
      category: 'Accuracy',
    },
    {
      title: 'Names the assumption to test',
      text: 'Names one assumption to test first and shows in euros what it does.',
      points: 5,
      category: 'Judgement',
    },
    {
      title: 'Draws a conclusion for the client',
      text: 'Says what the size means for the client beyond the number itself.',
      points: 4,
      category: 'Judgement',
    },
    {
      title: 'Share of new vans taken for the fleet',
      text: 'Applies the 60% share of new vans to all vans on the road.',
      points: -8,
      category: 'Technical',
    },
    {
      title: 'Recommends without grounds',
      text: 'Recommends to enter the market without any figure on margin, share or competition.',
      points: -3,
      category: 'Judgement',
    },
  ],
  gold: 'Hardware 7,549 points × €1,900 = €14.3m; service 31,377 points × €160 = €5.0m; total €19.4m.',
};
