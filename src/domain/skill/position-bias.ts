import { binomialTwoSided, clopperPearson } from '#domain/probability/binomial-distribution.ts';

export type PositionBias = {
  kind: 'alert' | 'quiet';
  /** How often the response shown first was preferred, of all comparisons without a tie. */
  first: number;
  of: number;
  interval: { low: number; high: number; level: number };
  pValue: number;
  falseAlarmRate: number;
};

/**
 * Position bias in comparisons of two: since the order of display is drawn by lot, somebody who
 * judges content prefers the first shown half of the time, whichever response is better. Exact
 * two-sided binomial test of ½; ties say nothing and are left out.
 */
export function positionBias(
  preferred: Iterable<'first' | 'second' | 'tie'>,
  { falseAlarmRate = 0.01 }: { falseAlarmRate?: number } = {},
): PositionBias {
  let first = 0;
  let of = 0;
  for (const which of preferred) {
    if (which === 'tie') continue;
    of += 1;
    if (which === 'first') first += 1;
  }
  const pValue = binomialTwoSided(first, of, 0.5);
  const bounds = of === 0 ? { low: 0, high: 1 } : clopperPearson(first, of, 0.95);
  return {
    kind: pValue <= falseAlarmRate ? 'alert' : 'quiet',
    first,
    of,
    interval: { ...bounds, level: 0.95 },
    pValue,
    falseAlarmRate,
  };
}
