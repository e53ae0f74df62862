import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { majority } from '#domain/skill/majority.ts';
import type { FinalRule, FinalVerdict } from './final-answer.ts';

/** One criterion on one response, as several annotators judged it. */
export type AdjudicationCell = {
  criterionId: string;
  responseId: string;
  /** In the order of the annotators; null = gave none. */
  values: (VerdictValue | null)[];
  /** Votes for each value, most first. */
  split: { value: VerdictValue; votes: number }[];
  divided: boolean;
  /** What most said; null for a tie or without votes. */
  majority: VerdictValue | null;
};

/** All cells of a task, criteria in the order of the rubric, responses inside. */
export function adjudicationCells(
  criteria: readonly Criterion[],
  responseIds: readonly string[],
  annotators: readonly Grades[],
): AdjudicationCell[] {
  const given = annotators.map(
    ({ verdicts }) =>
      new Map(verdicts.map((each) => [placeOf(each.criterionId, each.responseId), each.value])),
  );
  return criteria.flatMap(({ id: criterionId }) =>
    responseIds.map((responseId): AdjudicationCell => {
      const values = given.map((each) => each.get(placeOf(criterionId, responseId)) ?? null);
      const votes = values.filter((each) => each !== null);
      const byValue = Map.groupBy(votes, (each) => each);
      const split = [...byValue]
        .map(([value, all]) => ({ value, votes: all.length }))
        .toSorted((a, b) => b.votes - a.votes);
      const { winners } = majority(votes.map(String));
      const winner = winners.length === 1 ? split[0]?.value : undefined;
      return {
        criterionId,
        responseId,
        values,
        split,
        divided: split.length > 1,
        majority: winner ?? null,
      };
    }),
  );
}

/** How divided: the share of votes against what most said, 0 to below 1; ties of many lead. */
export function division({ split, values }: AdjudicationCell): number {
  const votes = values.filter((each) => each !== null).length;
  return votes === 0 ? 0 : 1 - (split[0]?.votes ?? 0) / votes;
}

export type Posterior = { value: VerdictValue; certainty: number };
export type Decided = { value: VerdictValue; reason?: string | undefined };

export type FinalInput = {
  rule: FinalRule;
  cells: readonly AdjudicationCell[];
  posteriorOf: (cell: AdjudicationCell) => Posterior | null;
  /** What a person decided; it counts above every rule. */
  decisionOf: (cell: AdjudicationCell) => Decided | null;
};

/**
 * The final verdict of every cell that somebody judged. Unanimous ones are taken over unchanged.
 * Of the divided ones a rule gives what it can; those that it leaves open are answered apart: a
 * tie under `majority`, everything undecided under `adjudicated`.
 */
export function finalVerdicts({ rule, cells, posteriorOf, decisionOf }: FinalInput): {
  verdicts: FinalVerdict[];
  open: AdjudicationCell[];
} {
  const verdicts: FinalVerdict[] = [];
  const open: AdjudicationCell[] = [];
  for (const cell of cells) {
    const { criterionId, responseId, split } = cell;
    const at = { criterionId, responseId };
    const decision = decisionOf(cell);
    const first = split[0];
    const posterior = posteriorOf(cell);
    if (decision) {
      const { value, reason } = decision;
      verdicts.push({ ...at, value, by: 'person', ...(reason ? { reason } : {}) });
    } else if (first === undefined) continue;
    else if (!cell.divided) verdicts.push({ ...at, value: first.value, by: 'all' });
    else if (rule === 'majority' && cell.majority !== null) {
      verdicts.push({ ...at, value: cell.majority, by: 'majority' });
    } else if (rule === 'dawid-skene' && posterior) {
      verdicts.push({ ...at, ...posterior, by: 'dawid-skene' });
    } else open.push(cell);
  }
  return { verdicts, open };
}

const placeOf = (criterionId: string, responseId: string) =>
  JSON.stringify([criterionId, responseId]);
