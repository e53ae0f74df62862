import type { Rating, Ratings } from '#domain/agreement/ratings.ts';
import { ratingsFrom } from '#domain/agreement/ratings.ts';
import { cautiousPrior, dawidSkene, type DawidSkeneFit } from '#domain/skill/dawid-skene.ts';
import {
  poolPrior,
  reliability,
  type Reliability,
  type TruthRecord,
} from '#domain/skill/reliability.ts';

/**
 * How often each expert's verdict is the right one, as far as the verdicts on the same unit tell:
 * Dawid and Skene's posterior gives each verdict a probability of being right (two experts who
 * differ share the doubt by their records), and these are counted under a prior learnt from the
 * pool. Units that only one expert judged say nothing; experts with no other units are left out.
 *
 * The interval takes verdicts as independent, and an expert's own verdict is part of the
 * posterior, so the figure is somewhat too favourable where overlap is small. Gold answers,
 * where a project has them, are the better measure.
 */
export function expertReliability(verdicts: readonly Rating[]): Map<string, Reliability> {
  const ratings = ratingsFrom(verdicts);
  if (!ratings.ok || ratings.value.code.length === 0) return new Map();
  const fit = dawidSkene(ratings.value, cautiousPrior(ratings.value.scale.categories.length));
  if (!fit.ok) return new Map();
  const records = recordsOf(ratings.value, fit.value);
  const prior = poolPrior([...records.values()]);
  return new Map([...records].map(([expert, record]) => [expert, reliability(record, { prior })]));
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
