import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { AdjudicationCell, Posterior } from '#domain/review/adjudication-cells.ts';
import type { FinalVerdict } from '#domain/review/final-answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { scoreRange } from '#domain/score/score-range.ts';
import { scoreResponse } from '#domain/score/score-response.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';

/** The scores of one response, 0 to 1: each annotator's, and what the final layer gives. */
export type AdjudicatedScore = {
  responseId: string;
  /** Null where the annotator's verdicts give no score. */
  given: { number: number; score: number | null }[];
  /** With the most probable verdict where the layer is open; null where there is none. */
  estimate: number | null;
  /** What the open verdicts can still make of it; null where the rule gives no score at all. */
  possible: { low: number; high: number } | null;
};

type ScoresInput = {
  rule: ScoringRule;
  criteria: readonly Criterion[];
  responseIds: readonly string[];
  annotators: readonly { number: number; fields: DraftFields }[];
  final: readonly FinalVerdict[];
  open: readonly AdjudicationCell[];
  posteriorOf: (cell: AdjudicationCell) => Posterior | null;
};

/** A row for each response, under the project's scoring rule. */
export function adjudicatedScores(input: ScoresInput): AdjudicatedScore[] {
  const { rule, criteria, responseIds, annotators, final, open, posteriorOf } = input;
  const versions = new Map(criteria.map(({ id, version }) => [id, version]));
  const verdictOf = ({ criterionId, responseId, value }: FinalVerdict | Guess): Verdict => ({
    criterionId,
    responseId,
    value,
    criterionVersion: versions.get(criterionId) ?? 1,
  });
  const decided = final.map(verdictOf);
  const guessed = open.flatMap((cell) => {
    const posterior = posteriorOf(cell);
    return posterior ? [verdictOf({ ...cell, value: posterior.value })] : [];
  });
  const theirs = annotators.map(({ number, fields }) => ({
    number,
    verdicts: gradesOfDraft(fields).grades.verdicts,
  }));
  return responseIds.map((responseId) => {
    const range = scoreRange(rule, criteria, decided, responseId);
    return {
      responseId,
      given: theirs.map(({ number, verdicts }) => ({
        number,
        score: scoreResponse(rule, criteria, verdicts, responseId).clamped,
      })),
      estimate: scoreResponse(rule, criteria, [...decided, ...guessed], responseId).clamped,
      possible: range && { low: range.clampedLow, high: range.clampedHigh },
    };
  });
}

type Guess = Pick<AdjudicationCell, 'criterionId' | 'responseId'> & Pick<Posterior, 'value'>;
