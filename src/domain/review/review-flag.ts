import * as z from 'zod/mini';
import type { Grades } from '#domain/draft/grades.ts';
import type { GuardNote } from '#domain/guard/guard-note.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { contradictions } from '#domain/score/contradiction.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';

/** What makes a submission worth a look. Never a verdict on the expert. */
export const reviewFlag = z.enum([
  'contradiction',
  'guard',
  'too-fast',
  'new-expert',
  'low-agreement',
  'no-evidence',
]);
export type ReviewFlag = z.infer<typeof reviewFlag>;

/** Somebody is new until so many tasks were submitted. */
export const NEW_EXPERT_TASKS = 10;
/** Faster than anybody reads: 600 words a minute, twice the usual 240 to 300 (Brysbaert 2019) and more. */
export const FASTEST_SECONDS_PER_WORD = 0.1;
/** Below this share of equal answers with somebody else's, agreement is low. */
export const LOW_AGREEMENT = 0.7;

export type FlaggedWork = {
  rule: ScoringRule;
  criteria: readonly Criterion[];
  grades: Grades;
  guard: readonly GuardNote[];
  activeSeconds: number;
  /** Words of prompt and responses. */
  words: number;
  /** Tasks that the expert had submitted here before. */
  earlier: number;
  /** What others said of the same task. */
  others: readonly Grades[];
};

export function flagsOf(work: FlaggedWork): ReviewFlag[] {
  const { rule, criteria, grades, guard, others } = work;
  const flags: [ReviewFlag, boolean][] = [
    ['contradiction', contradictions(rule, criteria, grades.verdicts, grades.answers).length > 0],
    ['guard', guard.length > 0],
    // Nought seconds are no recorded time, e.g. of work that was done elsewhere, and no haste.
    [
      'too-fast',
      work.words > 0 &&
        work.activeSeconds > 0 &&
        work.activeSeconds / work.words < FASTEST_SECONDS_PER_WORD,
    ],
    ['new-expert', work.earlier < NEW_EXPERT_TASKS],
    ['low-agreement', others.some((each) => agreementOf(grades, each) < LOW_AGREEMENT)],
    [
      'no-evidence',
      grades.verdicts.length > 0 && grades.verdicts.every((each) => !each.evidence?.length),
    ],
  ];
  return flags.filter(([, raised]) => raised).map(([flag]) => flag);
}

/**
 * The share of places that both judged on which they said the same: verdicts by value,
 * preferences by side. 1 where they have no place in common.
 */
export function agreementOf(a: Grades, b: Grades): number {
  const theirs = said(b);
  let common = 0;
  let same = 0;
  for (const [place, value] of said(a)) {
    const other = theirs.get(place);
    if (other === undefined) continue;
    common += 1;
    if (other === value) same += 1;
  }
  return common === 0 ? 1 : same / common;
}

function said(grades: Grades): Map<string, string> {
  const values = new Map<string, string>();
  for (const { criterionId, responseId, value } of grades.verdicts) {
    values.set(`verdict ${criterionId} ${responseId}`, String(value));
  }
  for (const { question, answer } of grades.answers) {
    if (answer.kind !== 'preference') continue;
    const side = Math.sign(answer.value ?? 0);
    const preferred = side === 0 ? 'none' : side < 0 ? answer.first : answer.second;
    values.set(`preference ${question}`, answer.bothBad ? 'both bad' : preferred);
  }
  return values;
}
