import type { Ratings } from './ratings.ts';

/** The units rated by every rater, as codes: code of unit u by rater r is `code[u * raters + r]`. */
export type CompleteTable = { units: number; raters: number; code: Int32Array };

/** Units that lack a rating by somebody are left out (listwise deletion). */
export function completeTable(ratings: Ratings): CompleteTable {
  const raters = ratings.raters.length;
  const { offsets, rater, code } = ratings;
  let units = 0;
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    if (raters > 0 && offsets[u + 1]! - offsets[u]! === raters) units += 1;
  }
  const table = new Int32Array(units * raters);
  let row = 0;
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    if (raters === 0 || offsets[u + 1]! - offsets[u]! !== raters) continue;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1)
      table[row * raters + rater[i]!] = code[i]!;
    row += 1;
  }
  return { units, raters, code: table };
}

/** Why ratings do not suit a statistic of exactly two raters, or undefined where they do. */
export function notTwoRaters(ratings: Ratings, name: string, instead: string): string | undefined {
  const raters = ratings.raters.length;
  if (raters === 2) return undefined;
  if (raters < 2)
    return `${name} compares two raters; here ${raters === 0 ? 'is none' : 'is one'}.`;
  return `${name} compares exactly two raters; here are ${raters}. Use ${instead}.`;
}
