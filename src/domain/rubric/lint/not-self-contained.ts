import type { LintRule } from './lint-rule.ts';
import { wordFindings } from './word-findings.ts';

const outside =
  /\b(the (?:reference|gold|model|ideal|expected|correct|sample|golden) (?:answer|response|solution|report)|as (?:mentioned|described|discussed|stated|noted) (?:above|below|earlier|previously)|see (?:above|below|attached)|the (?:above|aforementioned)|(?:criterion|item|point) (?:above|below|\d+)|(?:better|worse|more|less|longer|shorter) than the other (?:answer|response)s?)\b/giu;

/** Points at something that the grader does not have in front of him. */
export const notSelfContained: LintRule = {
  name: 'not-self-contained',
  title: 'Points outside itself',
  why: 'A grader who cannot see what the criterion refers to answers from memory or guesses, and a model trained as a judge sees even less.',
  check(criteria) {
    return wordFindings('not-self-contained', criteria, outside, (words) => ({
      what: `“${words}” refers to something that is not in this criterion.`,
      advice: 'Write the expected content into the criterion.',
    }));
  },
};
