import { weightedScales, type ScoringRule } from './scoring-rule.ts';

/** scaleapi/researchrubrics, calculate_compliance_score.py: ternary, weighted, unclipped. */
export const researchrubrics: ScoringRule = {
  name: 'researchrubrics',
  version: 1,
  title: 'ResearchRubrics',
  formula: String.raw`s = \frac{\sum_i w_i f_i}{\sum_{w_i > 0} w_i}, \quad f_i \in \{0, \tfrac{1}{2}, 1\}`,
  words:
    'Points of the met criteria over the positive points, partly met counting half; not clipped.',
  source: 'scaleapi/researchrubrics, calculate_compliance_score.py',
  scales: [...weightedScales, 'ternary'],
  negatives: true,
  notApplicable: 'leaves',
  passMark: null,
  share: ({ points }) => ({ gain: points, base: 0, size: Math.max(points, 0) }),
  example: [
    { title: 'Compares three suppliers', points: 4, value: 'partly' },
    { title: 'Gives the cost base', points: 4, value: 'met' },
    { title: 'Relies on one source', points: -2, value: 'partly' },
  ],
};
