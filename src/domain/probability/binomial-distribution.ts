import { betaCdf, betaQuantile } from './beta-distribution.ts';
import { normalQuantile } from './normal-distribution.ts';
import { logChoose } from './log-gamma.ts';

/** P(X ≥ successes) for X ~ Binomial(trials, p). */
export function binomialUpperTail(successes: number, trials: number, p: number): number {
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  return betaCdf(p, successes, trials - successes + 1);
}

/**
 * Two-sided exact binomial test: the chance, under success probability p, of an outcome no more
 * likely than the one seen (the method of small p-values).
 */
export function binomialTwoSided(successes: number, trials: number, p: number): number {
  const chance = (k: number) =>
    Math.exp(logChoose(trials, k) + xLogY(k, p) + xLogY(trials - k, 1 - p));
  const seen = chance(successes) * (1 + 1e-9);
  let total = 0;
  for (let k = 0; k <= trials; k += 1) {
    const each = chance(k);
    if (each <= seen) total += each;
  }
  return Math.min(1, total);
}

/** Clopper and Pearson's exact interval for a proportion (Biometrika 1934). */
export function clopperPearson(
  successes: number,
  trials: number,
  level: number,
): { low: number; high: number } {
  const each = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(each, successes, trials - successes + 1),
    high: successes === trials ? 1 : betaQuantile(1 - each, successes + 1, trials - successes),
  };
}

/** Wilson's score interval for a proportion (JASA 1927). `successes` may be fractional. */
export function wilsonInterval(
  successes: number,
  trials: number,
  level: number,
): { low: number; high: number } {
  const z = normalQuantile(0.5 + level / 2);
  const p = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (p + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return {
    low: p === 0 ? 0 : Math.max(0, centre - half),
    high: p === 1 ? 1 : Math.min(1, centre + half),
  };
}

function xLogY(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log(y);
}
