import { hypergeometricUpperTail } from '#domain/probability/hypergeometric-distribution.ts';

/** How many of an expert's (or the others') items show a sign, of how many. */
export type SignCount = { shown: number; of: number };

/**
 * Whether an expert shows a sign more often than the others. `alert` is raised at a stated
 * false-alarm rate: an expert who behaves as the others do is flagged with at most that chance,
 * once per check. It is a reason to look at the evidence, never a verdict.
 */
export type RateAlert = {
  kind: 'alert' | 'quiet';
  own: SignCount;
  others: SignCount;
  /** The chance that somebody who is like the others shows the sign this often. */
  pValue: number;
  falseAlarmRate: number;
};

/**
 * Fisher's exact test, one-sided (Fisher 1935, The Design of Experiments): given how often the
 * sign was seen in all, the expert's part of it is hypergeometric if the expert is like the
 * others. Exact for any size, hence never above the stated rate. Takes items as independent.
 */
export function rateAlert(own: SignCount, others: SignCount, falseAlarmRate: number): RateAlert {
  const pValue = hypergeometricUpperTail(own.shown, {
    population: own.of + others.of,
    marked: own.shown + others.shown,
    drawn: own.of,
  });
  return {
    kind: pValue <= falseAlarmRate ? 'alert' : 'quiet',
    own,
    others,
    pValue,
    falseAlarmRate,
  };
}
