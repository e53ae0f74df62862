import { weightedScales, type ScoringRule } from './scoring-rule.ts';

/** scaleapi/PRBench, util.py: (points − Σ negative) / (Σ positive − Σ negative), in [0, 1]. */
export const prbenchNormalised: ScoringRule = {
  name: 'prbench-normalised',
  version: 1,
  title: 'PRBench, normalised',
  formula: String.raw`s = \frac{\sum_i w_i f_i - \sum_{w_i < 0} w_i}{\sum_{w_i > 0} w_i - \sum_{w_i < 0} w_i}`,
  words: 'Where the points lie between the worst and the best that the rubric allows, from 0 to 1.',
  source: 'scaleapi/PRBench, util.py',
  scales: weightedScales,
  negatives: true,
  notApplicable: 'leaves',
  passMark: null,
  share: ({ points }) => ({
    gain: points,
    base: Math.max(-points, 0),
    size: Math.abs(points),
  }),
  example: [
    { title: 'Values the leases', points: 6, value: 'met' },
    { title: 'Tests the sensitivity', points: 4, value: 'not-met' },
    { title: 'Double counts cash', points: -5, value: 'not-met' },
  ],
};
