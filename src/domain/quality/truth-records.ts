import type { Rating, Ratings } from '#domain/agreement/ratings.ts';
import { ratingsFrom } from '#domain/agreement/ratings.ts';
import { cautiousPrior, dawidSkene, type DawidSkeneFit } from '#domain/skill/dawid-skene.ts';
import type { TruthRecord } from '#domain/skill/reliability.ts';

/**
 * How often each expert's answers were right, as far as the answers of others on the same units
 * tell: Dawid and Skene's posterior gives each answer a probability of being right (two experts
 * who differ share the doubt by their records). Units that only one expert judged say nothing;
 * experts with no other units are left out.
 */
export function truthRecords(answers: readonly Rating[]): Map<string, TruthRecord> {
  const ratings = ratingsFrom(answers);
  if (!ratings.ok || ratings.value.code.length === 0) return new Map();
  const fit = dawidSkene(ratings.value, cautiousPrior(ratings.value.scale.categories.length));
  return fit.ok ? recordsOf(ratings.value, fit.value) : new Map();
}

function recordsOf(ratings: Ratings, fit: DawidSkeneFit): Map<string, TruthRecord> {
  const records = new Map<string, TruthRecord>();
  const { offsets, rater, code, raters, scale } = ratings;
  const classes = scale.categories.length;
  for (let unit = 0; unit + 1 < offsets.length; unit += 1) {
    const from = offsets[unit] ?? 0;
    const to = offsets[unit + 1] ?? 0;
    if (to - from < 2) continue;
    for (let own = from; own < to; own += 1) {
      const name = raters[rater[own] ?? 0] ?? '';
      const right = fit.posterior[unit * classes + (code[own] ?? 0)] ?? 0;
      const record = records.get(name) ?? { right: 0, wrong: 0 };
      record.right += right;
      record.wrong += 1 - right;
      records.set(name, record);
    }
  }
  return records;
}
