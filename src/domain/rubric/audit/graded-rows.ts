import type { Criterion } from '#domain/rubric/criterion.ts';
import type { GradedWork } from '#domain/rubric/graded-work.ts';
import { staleVerdicts } from '#domain/rubric/stale-verdicts.ts';
import { criterionStandings } from '#domain/score/criterion-standings.ts';
import { preferenceOrder } from '#domain/score/preference-order.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';

/** One response as one expert judged it: to what fraction each criterion is met. */
export type GradedRow = {
  work: GradedWork;
  responseId: string;
  /** In the order of the criteria; null where it does not apply or was not judged. */
  met: (number | null)[];
  /** Verdicts that say *not applicable*. */
  notApplicable: boolean[];
};

/** One pair of responses with the expert's preference; positive: the first is preferred. */
export type PreferredPair = { first: GradedRow; second: GradedRow; preference: number };

/**
 * The verdicts that still stand under these criteria, as a table. Verdicts that were given on
 * another wording are left out: they say nothing of this one.
 */
export function gradedRows(
  criteria: readonly Criterion[],
  works: readonly GradedWork[],
): GradedRow[] {
  return works.flatMap((work) => {
    const { kept } = staleVerdicts(work, criteria);
    return work.responseIds.map((responseId) => {
      const standings = criterionStandings(criteria, kept, responseId);
      return {
        work,
        responseId,
        met: standings.map(({ effective }) => (typeof effective === 'number' ? effective : null)),
        notApplicable: standings.map(({ own }) => own === 'not-applicable'),
      };
    });
  });
}

/** Every pair that a comparison puts in order; ties and *both bad* prefer neither. */
export function preferredPairs(rows: readonly GradedRow[]): PreferredPair[] {
  const byWork = Map.groupBy(rows, ({ work }) => work);
  return [...byWork].flatMap(([work, own]) => {
    const row = new Map(own.map((each) => [each.responseId, each]));
    return work.answers.flatMap(({ answer }) =>
      preferenceOrder(answer).flatMap(({ chosen, rejected, margin }) => {
        const first = row.get(chosen);
        const second = row.get(rejected);
        return first && second ? [{ first, second, preference: margin }] : [];
      }),
    );
  });
}

/** What a criterion brought: its fraction met, or missed where it is a fault. */
export function goodness(criterion: Criterion, met: number): number {
  return criterion.points < 0 ? 1 - met : met;
}

/** The score of a row, optionally without one criterion; null where nothing counts. */
export function rowScore(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  row: GradedRow,
  without: number | null,
): number | null {
  let numerator = 0;
  let denominator = 0;
  criteria.forEach((criterion, index) => {
    const met = row.met[index];
    if (index === without || met === null || met === undefined) return;
    const { gain, base, size } = rule.share(criterion);
    numerator += gain * met + base;
    denominator += size;
  });
  return denominator === 0 ? null : numerator / denominator;
}
