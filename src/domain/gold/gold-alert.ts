import { binomialUpperTail } from '#domain/probability/binomial-distribution.ts';

/** The continuous check: does somebody's hidden gold still fit the pass mark? */
export type GoldAlert = {
  says: string;
  pValue: number;
  /** Who is right as often as the pass mark asks is flagged by one check with at most this chance. */
  falseAlarmRate: number;
};

/**
 * Exact one-sided binomial test (Clopper and Pearson 1934) of the hidden gold items against the
 * pass mark; null while they fit it.
 */
export function goldAlert(
  { right, of }: { right: number; of: number },
  passMark: number,
  falseAlarmRate = 0.01,
): GoldAlert | null {
  if (of === 0 || passMark >= 1) return null;
  // P(X ≤ right) for X ~ Binomial(of, passMark): the wrong ones are counted from above.
  const pValue = binomialUpperTail(of - right, of, 1 - passMark);
  if (pValue > falseAlarmRate) return null;
  return {
    says: `${right} of ${of} hidden gold items were right; the pass mark is ${Math.round(passMark * 100)} %.`,
    pValue,
    falseAlarmRate,
  };
}
