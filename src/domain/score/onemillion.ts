import { weightedScales, type ScoringRule } from './scoring-rule.ts';

/** humanlaya/OneMillion-Bench, scoring.py: clip(sum / sum positive, 0, 1), pass from 0.7. */
export const onemillion: ScoringRule = {
  name: 'onemillion',
  version: 1,
  title: 'OneMillion',
  formula: String.raw`s = \min\!\left(1, \max\!\left(0, \frac{\sum_i w_i f_i}{\sum_{w_i > 0} w_i}\right)\right), \quad \text{pass} \iff s \ge 0.7`,
  words:
    'Points of the met criteria over the positive points, clipped to 0 to 1; passed from 0.7; not applicable earns nothing and its weight stays.',
  source: 'humanlaya/OneMillion-Bench, src/omb/economic_value/scoring.py',
  scales: weightedScales,
  negatives: true,
  notApplicable: 'counts-zero',
  passMark: 0.7,
  share: ({ points }) => ({ gain: points, base: 0, size: Math.max(points, 0) }),
  example: [
    { title: 'Quotes the filing', points: 6, value: 'met' },
    { title: 'Reconciles the segments', points: 3, value: 'not-applicable' },
    { title: 'Follows the format', points: 1, value: 'met' },
    { title: 'Misstates the year', points: -3, value: 'not-met' },
  ],
};
