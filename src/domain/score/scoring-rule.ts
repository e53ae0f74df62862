import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Scale } from '#domain/rubric/scale.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import type { ScoringRuleName } from './scoring-rule-name.ts';

/**
 * What one applicable criterion brings to a score. With f as the fraction to which it is met,
 *
 *   score = Σ (gain · f + base) / Σ size        over the applicable criteria
 *
 * Every published rule is of this form, so one kernel scores, bounds and explains all of them.
 * `size` is never negative.
 */
export type Share = { gain: number; base: number; size: number };

export type ScoringRule = {
  name: ScoringRuleName;
  /** Goes up when the same verdicts would score differently; annotations keep it. */
  version: number;
  title: string;
  /** The published formula in LaTeX; w are the points, f the fraction met. */
  formula: string;
  /** The rule in one sentence, for people. */
  words: string;
  source: string;
  /** Scales that the rule gives a meaning to; the others are refused. */
  scales: readonly Scale['kind'][];
  /** False where the rule knows no negative points; such criteria are refused. */
  negatives: boolean;
  /** `leaves`: out of numerator and denominator. `counts-zero`: nothing earned, size stays. */
  notApplicable: 'leaves' | 'counts-zero';
  /** A clamped score from here on counts as passed, where the rule says so. */
  passMark: number | null;
  share(criterion: Criterion): Share;
  /** A small case that shows what is special about the rule; worked-example.ts computes it. */
  example: readonly { title: string; points: number; value: VerdictValue }[];
};

/** Sums of weights take any number that a scale carries itself; "partly" needs a rule to value it. */
export const weightedScales = ['binary', 'points', 'anchored'] as const;
