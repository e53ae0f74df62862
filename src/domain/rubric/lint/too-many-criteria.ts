import type { LintRule } from './lint-rule.ts';

/**
 * Above this number a remark is due. APEX stops at 25, DeepResearch Bench goes to 30, graders of
 * GDPval use 30 to 56: nothing published says where care ends, so the line is drawn late.
 */
export const MOST_CRITERIA = 40;

/** More criteria than a grader answers with care. */
export const tooManyCriteria: LintRule = {
  name: 'too-many-criteria',
  title: 'Too many criteria',
  why: 'Late criteria in a long list are answered faster and agree less; each also dilutes the weight of those that matter.',
  check(criteria) {
    if (criteria.length <= MOST_CRITERIA) return [];
    return [
      {
        rule: 'too-many-criteria',
        criterionId: null,
        what: `${criteria.length} criteria; above ${MOST_CRITERIA} most published expert rubrics have stopped.`,
        advice: 'Drop what is always or never met and join what always goes together.',
      },
    ];
  },
};
