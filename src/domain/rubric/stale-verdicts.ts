import { sameContent } from '#domain/project/same-content.ts';
import { criterionStandings, type Standings } from '#domain/score/criterion-standings.ts';
import type { Criterion } from './criterion.ts';
import type { GradedWork } from './graded-work.ts';
import type { Verdict } from './verdict.ts';

/** One judgement: one criterion on one response. */
export type VerdictPlace = { criterionId: string; responseId: string };

/**
 * Whether a verdict on the one is a verdict on the other: what is asked is the text and the
 * scale. Points, titles, sources and the place in the list say what an answer is worth or how it
 * is found; they never make a verdict stale.
 */
export function asksTheSame(before: Criterion, after: Criterion): boolean {
  return before.text === after.text && sameContent(before.scale, after.scale);
}

export type Staleness = {
  /** Judgements that have to be made again, or for the first time. */
  stale: VerdictPlace[];
  /** Verdicts that stand, raised to the criterion version that they now stand under. */
  kept: Verdict[];
};

/**
 * What of one annotation has to be judged again under changed criteria: exactly the criteria
 * that are new or ask something else, as far as they apply, and those that a changed dependency
 * opens. What was open before stays as it was.
 */
export function staleVerdicts(
  work: Pick<GradedWork, 'criteria' | 'verdicts' | 'responseIds'>,
  after: readonly Criterion[],
): Staleness {
  const before = new Map(work.criteria.map((each) => [each.id, each]));
  const standing = new Map(
    after
      .filter((each) => {
        const was = before.get(each.id);
        return was !== undefined && asksTheSame(was, each);
      })
      .map((each) => [each.id, each]),
  );
  const kept = work.verdicts.flatMap((verdict) => {
    const criterion = standing.get(verdict.criterionId);
    return criterion === undefined ? [] : [{ ...verdict, criterionVersion: criterion.version }];
  });
  const stale = work.responseIds.flatMap((responseId) => {
    const wasOpen = new Set(
      criterionStandings(work.criteria, work.verdicts, responseId)
        .filter(isOpen)
        .map(({ criterion }) => criterion.id),
    );
    return criterionStandings(after, kept, responseId)
      .filter(isOpen)
      .filter(({ criterion }) => !standing.has(criterion.id) || !wasOpen.has(criterion.id))
      .map(({ criterion }) => ({ criterionId: criterion.id, responseId }));
  });
  return { stale, kept };
}

/** No verdict was given, and as far as known one is needed. */
function isOpen({ own, effective }: Standings): boolean {
  return own === 'open' && effective === 'open';
}
