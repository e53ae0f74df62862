import type { ScoringRule } from './scoring-rule.ts';

/** APEX-v1: criteria passed over all criteria; weight classes are kept but do not count. */
export const apex: ScoringRule = {
  name: 'apex',
  version: 1,
  title: 'APEX',
  formula: String.raw`s = \frac{|\{i : f_i = 1\}|}{|\{i\}|}`,
  words: 'Share of the criteria that are met, each counting the same whatever its weight.',
  source: 'Mercor, APEX-v1-extended data card',
  scales: ['binary'],
  negatives: false,
  notApplicable: 'leaves',
  passMark: null,
  share: () => ({ gain: 1, base: 0, size: 1 }),
  example: [
    { title: 'Primary: sizes the market', points: 3, value: 'met' },
    { title: 'Primary: states the growth rate', points: 3, value: 'met' },
    { title: 'Not primary: names a source', points: 1, value: 'not-met' },
  ],
};
