import type { LintRule } from './lint-rule.ts';

/** Share of all positive points from which one criterion decides the score alone. */
export const CONCENTRATION_SHARE = 0.4;

/** One criterion that carries so much weight that the others hardly matter. */
export const weightConcentration: LintRule = {
  name: 'weight-concentration',
  title: 'One criterion decides',
  why: 'The score then repeats one verdict: an error in it cannot be outvoted, and the rest of the work earns nothing.',
  check(criteria) {
    const positive = criteria.filter((each) => each.points > 0);
    const total = positive.reduce((sum, each) => sum + each.points, 0);
    if (positive.length < 4) return [];
    return positive
      .filter((each) => each.points / total >= CONCENTRATION_SHARE)
      .map((each) => ({
        rule: 'weight-concentration' as const,
        criterionId: each.id,
        what: `Carries ${Math.round((each.points / total) * 100)} % of all points that can be earned.`,
        advice:
          'Split it into checks that can be met apart, or mark it as required and lower its points.',
      }));
  },
};
