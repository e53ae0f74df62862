import type { LintRule } from './lint-rule.ts';
import { wordFindings } from './word-findings.ts';

const negated =
  /\b(?:(?:does|do|is|are|should|must|may|can)(?: not|n[’']t)|cannot|never|no|without|avoids?|fails? to|lacks?|omits?)\b(?:(?![.,;]).){0,60}?\b(?:not(?! (?:provided|given|supplied|stated|listed|found|present)\b(?! unless))|no|never|without|unless|fail(?:s|ing)?|omit(?:s|ting)?|lack(?:s|ing)?|avoid(?:s|ing)?|exclud(?:e|es|ing)|ignor(?:e|es|ing)|un(?:supported|clear|founded|stated|justified))\b/giu;

/** Two negations in one sentence, or a negation that a negative criterion turns round again. */
export const doubleNegative: LintRule = {
  name: 'double-negative',
  title: 'Double negative',
  why: '“Met” then means that something is not missing; under time pressure a good share of verdicts is given the wrong way round.',
  check(criteria) {
    return wordFindings('double-negative', criteria, negated, (words, criterion) => {
      // "States X without Y" as a fault is one negation and reads well.
      if (/^without\b/iu.test(words) && !/\bnot\b/iu.test(words)) return null;
      return {
        what:
          criterion.points < 0
            ? `“${words}” negates twice, and the points turn it round once more.`
            : `“${words}” negates twice.`,
        advice: 'Say what must be there, or make it a fault and say what must not be there, once.',
      };
    });
  },
};
