import { ratingsFrom, type Rating } from '#domain/agreement/ratings.ts';
import { verdictValue } from '#domain/rubric/verdict.ts';
import { cautiousPrior, dawidSkene } from '#domain/skill/dawid-skene.ts';
import type { Posterior } from './adjudication-cells.ts';

/**
 * The most probable verdict of every unit under Dawid and Skene's model, fitted to all verdicts of
 * the project, and its posterior. Empty where there is nothing to fit.
 */
export function verdictPosteriors(verdicts: readonly Rating[]): Map<string, Posterior> {
  const ratings = ratingsFrom(verdicts);
  if (!ratings.ok || ratings.value.code.length === 0) return new Map();
  const { categories } = ratings.value.scale;
  const fit = dawidSkene(ratings.value, cautiousPrior(categories.length));
  if (!fit.ok) return new Map();
  const found = new Map<string, Posterior>();
  for (const [index, unit] of ratings.value.units.entries()) {
    const row = fit.value.posterior.subarray(
      index * categories.length,
      (index + 1) * categories.length,
    );
    const best = row.indexOf(Math.max(...row));
    const word = String(categories[best] ?? '');
    const value = verdictValue.safeParse(/^\d+$/.test(word) ? Number(word) : word);
    if (value.success) found.set(unit, { value: value.data, certainty: row[best] ?? 0 });
  }
  return found;
}
