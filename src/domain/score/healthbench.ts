import { weightedScales, type ScoringRule } from './scoring-rule.ts';

/** openai/simple-evals, healthbench_eval.py: met points over the positive points, not clipped. */
export const healthbench: ScoringRule = {
  name: 'healthbench',
  version: 1,
  title: 'HealthBench',
  formula: String.raw`s = \frac{\sum_i w_i f_i}{\sum_{w_i > 0} w_i}`,
  words:
    'Points of all met criteria, faults included, over the positive points; one response may fall below 0, only the mean over tasks is clipped.',
  source: 'openai/simple-evals, healthbench_eval.py',
  scales: weightedScales,
  negatives: true,
  notApplicable: 'leaves',
  passMark: null,
  share: ({ points }) => ({ gain: points, base: 0, size: Math.max(points, 0) }),
  example: [
    { title: 'Names the covenant', points: 5, value: 'met' },
    { title: 'Cites the clause', points: 5, value: 'not-met' },
    { title: 'Invents a figure', points: -8, value: 'met' },
  ],
};
