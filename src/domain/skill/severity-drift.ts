import { studentTQuantile } from '#domain/probability/t-and-f-quantile.ts';

/** A rater's score on an item minus what the others gave it; positive is lenient. */
export type Deviation = { at: number; deviation: number };

export type SeverityDrift =
  | {
      kind: 'defined';
      /** Mean deviation early and late: negative is severe. */
      early: number;
      late: number;
      /** late − early, with its interval. */
      drift: number;
      low: number;
      high: number;
      level: number;
      /** Whether the interval leaves out 0. */
      drifted: boolean;
    }
  | { kind: 'undefined'; why: string };

/**
 * Severity drift: does a rater grade harder or softer than before, measured against others on
 * the same items so that harder items are not mistaken for a harder rater? Later half minus
 * earlier half with Welch's interval (Welch 1947, Biometrika 34). At a level of 0.95 a rater who
 * does not drift is called drifting once in twenty checks.
 */
export function severityDrift(deviations: readonly Deviation[], level = 0.95): SeverityDrift {
  if (deviations.length < 4) {
    return { kind: 'undefined', why: 'Drift needs at least four items that others graded too.' };
  }
  const ordered = [...deviations].sort((a, b) => a.at - b.at).map(({ deviation }) => deviation);
  const half = Math.floor(ordered.length / 2);
  const early = summary(ordered.slice(0, half));
  const late = summary(ordered.slice(half));
  const variance = early.error + late.error;
  const drift = late.mean - early.mean;
  const both = { kind: 'defined', early: early.mean, late: late.mean, drift, level } as const;
  if (variance === 0) return { ...both, low: drift, high: drift, drifted: drift !== 0 };
  const degrees =
    variance ** 2 / (early.error ** 2 / (early.n - 1) + late.error ** 2 / (late.n - 1));
  const reach = studentTQuantile(0.5 + level / 2, degrees) * Math.sqrt(variance);
  const low = drift - reach;
  const high = drift + reach;
  return { ...both, low, high, drifted: low > 0 || high < 0 };
}

function summary(values: readonly number[]): { n: number; mean: number; error: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, error: spread / (n - 1) / n };
}
