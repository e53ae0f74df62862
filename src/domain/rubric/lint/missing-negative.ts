import type { LintRule } from './lint-rule.ts';

// A fault that is worded as a merit: "No fabricated references".
const wordedAsMerit =
  /\b(?:no|not|avoids?|without|free of)\b[^.;]{0,40}\b(?:adding|fabricat|invent|hallucinat|mislead|unsupported|contradict|misstat|overstat)/iu;

/** From this many criteria on, a rubric without any fault is worth a remark. */
export const MISSING_NEGATIVE_FROM = 5;

/** A rubric that has only merits: harmful answers are not told apart from incomplete ones. */
export const missingNegative: LintRule = {
  name: 'missing-negative',
  title: 'No fault listed',
  why: 'Without a negative criterion an answer that invents a figure scores the same as one that leaves it out.',
  check(criteria) {
    if (criteria.length < MISSING_NEGATIVE_FROM) return [];
    if (criteria.some(({ points, text }) => points < 0 || wordedAsMerit.test(text))) return [];
    return [
      {
        rule: 'missing-negative',
        criterionId: null,
        what: `All ${criteria.length} criteria are merits.`,
        advice: 'Add the one or two faults that would make this answer harmful to a client.',
      },
    ];
  },
};
