import { logChoose } from './log-gamma.ts';

/** A finite lot: `population` items of which `marked` are marked; `drawn` are drawn at once. */
export type Lot = { population: number; marked: number; drawn: number };

/** P(X = k), X the number of marked items among the drawn. */
export function hypergeometricChance(k: number, { population, marked, drawn }: Lot): number {
  if (k < 0 || k > marked || drawn - k > population - marked || k > drawn) return 0;
  return Math.exp(
    logChoose(marked, k) + logChoose(population - marked, drawn - k) - logChoose(population, drawn),
  );
}

/** P(X ≤ k). Terms follow from one another by their ratio, so only one needs logarithms. */
export function hypergeometricCdf(k: number, lot: Lot): number {
  const { population, marked, drawn } = lot;
  const least = Math.max(0, drawn - (population - marked));
  const most = Math.min(drawn, marked);
  if (k < least) return 0;
  if (k >= most) return 1;
  const mean = (drawn * marked) / population;
  // Sum the tail that does not hold the mode, so that small tails keep their digits.
  if (k > mean) return 1 - sumUpwards(k + 1, most, lot);
  return sumDownwards(k, least, lot);
}

/** P(X ≥ k), keeping the digits of a small tail. */
export function hypergeometricUpperTail(k: number, lot: Lot): number {
  const { population, marked, drawn } = lot;
  const least = Math.max(0, drawn - (population - marked));
  const most = Math.min(drawn, marked);
  if (k <= least) return 1;
  if (k > most) return 0;
  if (k > (drawn * marked) / population) return sumUpwards(k, most, lot);
  return 1 - sumDownwards(k - 1, least, lot);
}

function sumDownwards(from: number, least: number, lot: Lot): number {
  const { population, marked, drawn } = lot;
  let term = hypergeometricChance(from, lot);
  let total = term;
  for (let k = from; k > least && term > total * 1e-18; k -= 1) {
    term *= (k * (population - marked - drawn + k)) / ((marked - k + 1) * (drawn - k + 1));
    total += term;
  }
  return Math.min(1, total);
}

function sumUpwards(from: number, most: number, lot: Lot): number {
  const { population, marked, drawn } = lot;
  let term = hypergeometricChance(from, lot);
  let total = term;
  for (let k = from; k < most && term > total * 1e-18; k += 1) {
    term *= ((marked - k) * (drawn - k)) / ((k + 1) * (population - marked - drawn + k + 1));
    total += term;
  }
  return Math.min(1, total);
}
