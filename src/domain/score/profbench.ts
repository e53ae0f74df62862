import { weightedScales, type ScoringRule } from './scoring-rule.ts';

/** The points of ProfBench's weight classes; other classes bring their own points. */
export const profbenchClasses = { Critical: 4, Major: 3, Minor: 2, Additional: 1 } as const;

/** NVlabs/ProfBench: weight of met criteria over the whole weight. */
export const profbench: ScoringRule = {
  name: 'profbench',
  version: 1,
  title: 'ProfBench',
  formula: String.raw`s = \frac{\sum_i w_i f_i}{\sum_i w_i}, \quad w_i \in \{4, 3, 2, 1\}`,
  words:
    'Weight of the met criteria over the whole weight; Critical counts 4, Major 3, Minor 2, Additional 1.',
  source: 'NVlabs/ProfBench',
  scales: weightedScales,
  negatives: false,
  notApplicable: 'leaves',
  passMark: null,
  share: ({ points }) => ({ gain: points, base: 0, size: points }),
  example: [
    { title: 'Critical: states the IRR', points: 4, value: 'met' },
    { title: 'Major: explains the exit multiple', points: 3, value: 'not-met' },
    { title: 'Minor: labels the table', points: 2, value: 'met' },
    { title: 'Additional: adds a summary', points: 1, value: 'not-met' },
  ],
};
