import { betaQuantile } from './beta-distribution.ts';
import { normalQuantile } from './normal-distribution.ts';

/** The t with P(T ≤ t) = p for Student's t with `degrees` > 0 degrees of freedom. */
export function studentTQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0;
  // Beyond this many degrees the difference to the normal quantile is below 1e-7.
  if (degrees > 1e7) return normalQuantile(p);
  const tail = Math.min(p, 1 - p);
  const x = betaQuantile(2 * tail, degrees / 2, 0.5);
  const t = Math.sqrt((degrees * (1 - x)) / x);
  return p < 0.5 ? -t : t;
}

/** The f with P(F ≤ f) = p for Fisher's F with the two (real, positive) degrees of freedom. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  // Solved from the nearer tail: 1 − x would lose digits for large f.
  const x = betaQuantile(1 - p, denominator / 2, numerator / 2);
  return (denominator * (1 - x)) / (numerator * x);
}
