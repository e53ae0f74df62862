import { clopperPearson } from '#domain/probability/binomial-distribution.ts';

/** A review by someone and what became of it when a second person looked, blind to the first. */
export type ReviewedTwice = { reviewer: string; overturned: boolean };

export type OverturnRate = {
  overturned: number;
  of: number;
  rate: number;
  low: number;
  high: number;
  level: number;
};

/**
 * How often each reviewer's decisions were overturned, with Clopper and Pearson's exact interval.

 */
export function overturnRates(
  reviews: Iterable<ReviewedTwice>,
  level = 0.95,
): Map<string, OverturnRate> {
  const counts = new Map<string, { overturned: number; of: number }>();
  for (const { reviewer, overturned } of reviews) {
    const count = counts.get(reviewer) ?? { overturned: 0, of: 0 };
    count.of += 1;
    if (overturned) count.overturned += 1;
    counts.set(reviewer, count);
  }
  return new Map(
    [...counts].map(([reviewer, { overturned, of }]) => {
      const bounds = clopperPearson(overturned, of, level);
      return [reviewer, { overturned, of, rate: overturned / of, ...bounds, level }];
    }),
  );
}
