/**
 * P(Z ≤ z) of the standard normal distribution.
 * Series for small |z|, Laplace's continued fraction in the tails; about 14 correct digits.
 */
export function normalCdf(z: number): number {
  if (z < 0) return upperTail(-z);
  return 1 - upperTail(z);
}

function upperTail(z: number): number {
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && k < 400; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 120; k >= 1; k -= 1) fraction = z + k / fraction;
  return density / fraction;
}

/** The z with P(Z ≤ z) = p, for 0 < p < 1. Newton's method from a rational start, on the tail side. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  const tail = Math.min(p, 1 - p);
  // Start: Hastings' approximation 26.2.23 of Abramowitz and Stegun (error below 4.5e-4).
  const t = Math.sqrt(-2 * Math.log(tail));
  let z =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 6; step += 1) {
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const change = (upperTail(z) - tail) / density;
    // Halley's correction: the tail's curvature is known exactly (f'' / f' = -z).
    z += change / (1 + 0.5 * z * change);
    if (Math.abs(change) < 1e-14 * Math.max(1, Math.abs(z))) break;
  }
  return p < 0.5 ? -z : z;
}
