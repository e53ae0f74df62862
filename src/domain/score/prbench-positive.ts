import { weightedScales, type ScoringRule } from './scoring-rule.ts';

/** scaleapi/PRBench, evals.py, where it is called "clipped" although a task is not clipped. */
export const prbenchPositive: ScoringRule = {
  name: 'prbench-positive',
  version: 1,
  title: 'PRBench, met over positive',
  formula: String.raw`s = \frac{\sum_i w_i f_i}{\sum_{w_i > 0} w_i}`,
  words: 'Points of all met criteria, faults included, over the positive points.',
  source: 'scaleapi/PRBench, evals.py',
  scales: weightedScales,
  negatives: true,
  notApplicable: 'leaves',
  passMark: null,
  share: ({ points }) => ({ gain: points, base: 0, size: Math.max(points, 0) }),
  example: [
    { title: 'Values the leases', points: 6, value: 'met' },
    { title: 'Tests the sensitivity', points: 4, value: 'met' },
    { title: 'Double counts cash', points: -5, value: 'met' },
  ],
};
