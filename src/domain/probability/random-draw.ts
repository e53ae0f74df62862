import type { RandomSource } from './seeded-generator.ts';

/** One standard normal number (Box and Muller 1958, the cosine branch). */
export function drawNormal(random: RandomSource): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return radius * Math.cos(2 * Math.PI * random.uniform());
}

/** One Gamma(shape, 1) number (Marsaglia and Tsang 2000; the power trick below shape 1). */
export function drawGamma(random: RandomSource, shape: number): number {
  if (shape < 1) {
    return drawGamma(random, shape + 1) * Math.pow(1 - random.uniform(), 1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** One Beta(a, b) number. */
export function drawBeta(random: RandomSource, a: number, b: number): number {
  const left = drawGamma(random, a);
  return left / (left + drawGamma(random, b));
}

/** One index, drawn with chance proportional to its weight. Weights are not negative. */
export function drawIndex(random: RandomSource, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) total += weights[i] ?? 0;
  let left = random.uniform() * total;
  for (let i = 0; i < weights.length; i += 1) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** A copy of `items` in random order; every order equally likely (Fisher and Yates). */
export function shuffled<T>(random: RandomSource, items: readonly T[]): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const held = copy[last] as T;
    copy[last] = copy[other] as T;
    copy[other] = held;
  }
  return copy;
}
