import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { criterionStandings } from './criterion-standings.ts';
import { preferenceOrder } from './preference-order.ts';
import { scoreRange, type ScoreRange } from './score-range.ts';
import type { ScoringRule } from './scoring-rule.ts';

/** "You prefer B, but A scores 0.78 against 0.61." */
export type Contradiction = {
  question: string;
  /** The response that the answer prefers. */
  preferred: string;
  /** The response that the rubric puts above it. */
  other: string;
  preferredScore: ScoreRange;
  otherScore: ScoreRange;
  /** Criteria that speak most against the preference, largest first; points are the rule's. */
  gaps: { criterionId: string; points: number }[];
};

/**
 * Where a comparison and the rubric scores say the opposite and no way of answering the open
 * verdicts can change that. Equal answers and *both bad* contradict nothing. The widest
 * contradiction comes first.
 */
export function contradictions(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  verdicts: readonly Verdict[],
  answers: readonly NamedAnswer[],
): Contradiction[] {
  const ranges = new Map<string, ScoreRange | null>();
  const rangeOf = (responseId: string): ScoreRange | null => {
    const known = ranges.get(responseId);
    if (known !== undefined) return known;
    const range = scoreRange(rule, criteria, verdicts, responseId);
    ranges.set(responseId, range);
    return range;
  };
  return answers
    .flatMap(({ question, answer }) =>
      preferenceOrder(answer).flatMap(({ chosen, rejected }) => {
        const preferredScore = rangeOf(chosen);
        const otherScore = rangeOf(rejected);
        if (preferredScore === null || otherScore === null) return [];
        if (preferredScore.high >= otherScore.low) return [];
        const gaps = largestGaps(rule, criteria, verdicts, chosen, rejected);
        return [{ question, preferred: chosen, other: rejected, preferredScore, otherScore, gaps }];
      }),
    )
    .sort((a, b) => width(b) - width(a));
}

const width = ({ preferredScore, otherScore }: Contradiction) =>
  otherScore.low - preferredScore.high;

function largestGaps(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  verdicts: readonly Verdict[],
  preferred: string,
  other: string,
): Contradiction['gaps'] {
  const mine = criterionStandings(criteria, verdicts, preferred);
  const theirs = criterionStandings(criteria, verdicts, other);
  return mine
    .flatMap(({ criterion, effective }, index) => {
      const against = theirs[index]?.effective;
      if (typeof effective !== 'number' || typeof against !== 'number') return [];
      const points = rule.share(criterion).gain * (against - effective);
      return points > 0 ? [{ criterionId: criterion.id, points }] : [];
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, 3);
}
