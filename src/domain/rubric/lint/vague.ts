import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintRule } from './lint-rule.ts';
import { wordFindings } from './word-findings.ts';

const vagueWords =
  /\b(appropriate(?:ly)?|adequate(?:ly)?|good|well[- ](?:written|structured|organi[sz]ed|reasoned|supported|explained)|reasonabl[ey]|suitabl[ey]|sufficient(?:ly)?|properly|effective(?:ly)?|high[- ]quality|insightful(?:ly)?|meaningful(?:ly)?|comprehensive(?:ly)?|thorough(?:ly|ness)?|robust(?:ly)?|professional(?:ly)?|clear(?:ly)? and concise(?:ly)?|nuanced|in[- ]depth|deeply|genuinely|as needed|where relevant|etc\.?)(?![\w-])/giu;
// A number, an example or a definition in the same text gives the word its measure.
// Words between quotation marks are somebody's words, mostly the task's.
const quoted = /[“‘][^”’]*[”’]|"[^"]*"|(?<![\p{L}])'[^']*'(?![\p{L}])/gu;
// What a rubric says of a criterion beside its text gives the word its measure as well, if it names
// something. Bands of scores ("0-2 if unusable") name nothing.
const explained =
  /\be\.g\.|\bi\.e\.|\bfor example\b|\bsuch as\b|\binclud(?:es?|ing)\b|\b(?:factors|aspects) like\b|\b(?:demonstrated|shown) by \w+ing\b|\bexplaining (?:how|why|what|the)\b|包括|例如|比如/iu;
// "The most suitable route" asks for a choice, and "coverage of both questions" says how much.
const choice = /\bmost\s+$/iu;
const counted = /^\s+coverage of (?:both|all|each)\b/iu;
// "Well-structured (tabs, headers, naming)" says at once what is meant.
const listed = /^\s*\([^)]*,[^)]*\)/u;
const bands = /^0–10 guidance/u;
const measured = /\d|\be\.g\.|\bi\.e\.|\bfor example\b|\bsuch as\b|\bthat is\b|\bmeaning\b|: /iu;

/** A word that each grader fills with a threshold of his own. */
export const vague: LintRule = {
  name: 'vague',
  title: 'Vague word',
  why: 'Each grader puts a threshold of his own behind the word; agreement falls and the mean of the verdicts says who graded, not how good the answer is.',
  check(criteria) {
    return wordFindings('vague', criteria, vagueWords, (words, criterion, at) =>
      criterion.scale.kind === 'anchored' ||
      measured.test(criterion.text) ||
      isExplained(criterion) ||
      isDefined(criterion.text, at, words.length) ||
      isQuoted(criterion.text, at)
        ? null
        : {
            what: `“${words}” has no measure here.`,
            advice: `Say what must be there for the answer to count as “${words.toLowerCase()}”: a figure, a named element or an example.`,
          },
    );
  },
};

function isExplained({ rationale }: Criterion): boolean {
  return rationale !== undefined && !bands.test(rationale) && explained.test(rationale);
}

function isDefined(text: string, at: number, length: number): boolean {
  const [before, after] = [text.slice(0, at), text.slice(at + length)];
  const named = listed.test(after) && !/\bwhere\s+$/iu.test(before);
  return choice.test(before) || counted.test(after) || named;
}

function isQuoted(text: string, at: number): boolean {
  return [...text.matchAll(quoted)].some(
    ({ 0: words, index }) => at > index && at < index + words.length,
  );
}
