import { agreementMetric, agreementMetricNames } from '#domain/agreement/agreement-metric.ts';
import { parseRatings } from '#domain/agreement/parse-ratings.ts';
import { ratingsBuilder, type Ratings } from '#domain/agreement/ratings.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import type { Bench, Measure } from './bench.ts';

const RATINGS = 1_000_000;
const STEPS = ['1', '2', '3', '4', '5'];
/** Statistics of exactly two raters get as many ratings from two. */
const OF_TWO = /^(cohen|scott|kendall-tau|spearman)/;
const MOST_MS = 1000;

/** Every statistic with its interval over a million ratings; reading them from CSV apart. */
export const agreementBench: Bench = {
  name: 'agreement',
  title: `Agreement with interval over ${RATINGS.toLocaleString('en')} ratings, one thread`,
  async run(progress) {
    const [pairs, crowd] = [made(2), made(5)];
    const measures: Measure[] = [];
    for (const name of agreementMetricNames) {
      progress(name);
      const compute = agreementMetric(name);
      const ratings = OF_TWO.test(name) ? pairs : crowd;
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        compute?.(ratings);
        return performance.now() - start;
      });
      const best = Math.min(...times);
      measures.push({
        case: name,
        value: best,
        unit: 'ms',
        limit: { most: MOST_MS },
        detail: `first ${Math.round(times[0] ?? 0)} ms`,
      });
    }
    progress('reading CSV');
    const text = csvOf(crowd);
    const start = performance.now();
    const read = parseRatings(text);
    if (!read.ok) throw new Error('The CSV was refused');
    measures.push({ case: 'reading them from CSV', value: performance.now() - start, unit: 'ms' });
    return measures;
  },
};

/** Each unit is truly somewhere on five steps; seven ratings in ten say so. */
function made(raters: number): Ratings {
  const random = seededGenerator(raters);
  const builder = ratingsBuilder(STEPS);
  for (let unit = 0; unit < RATINGS / raters; unit += 1) {
    const truth = random.below(STEPS.length);
    for (let rater = 0; rater < raters; rater += 1) {
      const step = random.uniform() < 0.7 ? truth : random.below(STEPS.length);
      builder.add(`u${unit}`, `r${rater}`, STEPS[step] ?? '', 1);
    }
  }
  const ratings = builder.build();
  if (!ratings.ok) throw new Error('The made ratings were refused');
  return ratings.value;
}

function csvOf({ units, raters, scale, offsets, rater, code }: Ratings): string {
  const lines = ['unit,rater,value'];
  for (let unit = 0; unit < units.length; unit += 1) {
    for (let at = offsets[unit] ?? 0; at < (offsets[unit + 1] ?? 0); at += 1) {
      lines.push(`${units[unit]},${raters[rater[at] ?? 0]},${scale.categories[code[at] ?? 0]}`);
    }
  }
  return lines.join('\n');
}
