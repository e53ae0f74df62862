import type { LintRule } from './lint-rule.ts';
import { wordFindings } from './word-findings.ts';

const unverifiable =
  /\b(understands|is aware of|believes|intends|tries|attempts to|feels|would (?:satisfy|please|impress|convince)|(?:the )?(?:reader|user|client) (?:is|feels|would be|will be) (?:satisfied|convinced|impressed|happy)|is (?:interesting|engaging|compelling|impressive|useful|helpful))\b/giu;

/** Asks about a state of mind or an effect that the text of an answer cannot show. */
export const notVerifiable: LintRule = {
  name: 'not-verifiable',
  title: 'Cannot be checked in the text',
  why: 'What an author understood or a reader felt does not stand in the answer; the verdict cannot be shown to anybody.',
  check(criteria) {
    return wordFindings('not-verifiable', criteria, unverifiable, (words) => ({
      what: `“${words}” cannot be pointed to in an answer.`,
      advice: 'Name what the answer must state or do for this to be seen.',
    }));
  },
};
