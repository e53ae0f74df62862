import type { LintRule } from './lint-rule.ts';

/** Nothing can be earned: rules that divide by the positive points give no score at all. */
export const noPositivePoints: LintRule = {
  name: 'no-positive-points',
  title: 'Nothing to earn',
  why: 'Most scoring rules divide by the points that can be earned; without any there is no score.',
  check(criteria) {
    if (criteria.length === 0 || criteria.some((each) => each.points > 0)) return [];
    return [
      {
        rule: 'no-positive-points',
        criterionId: null,
        what: 'No criterion has positive points.',
        advice: 'Give points to what a good answer must do.',
      },
    ];
  },
};
