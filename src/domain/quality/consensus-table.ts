import type { Rating } from '#domain/agreement/ratings.ts';
import type { Question } from '#domain/question/question.ts';
import { expertConsensus, type ExpertConsensus } from '#domain/skill/expert-consensus.ts';
import { expertReliability } from './expert-reliability.ts';
import type { Judgement } from './judgement.ts';
import { keyUnits } from './key-units.ts';

export type ConsensusItem = {
  taskId: string;
  /** The pair of responses, the response, or '' for the whole task. */
  unit: string;
  votes: { expert: string; value: string }[];
} & ExpertConsensus;

export type ConsensusTable = {
  question: string;
  /** Units with at least two votes. */
  units: number;
  /** Where the weighted consensus is none of the majority's answers. */
  overruled: number;
  /** Where the majority is tied and the weights decide. */
  tiesDecided: number;
  /** Overruled ones first, then those that are least certain. */
  items: ConsensusItem[];
};

/**
 * The consensus on one question that weighs each expert by reliability, beside the plain
 * majority. Reliability on this very question comes from Dawid and Skene's model, so it needs no
 * gold; with few answers everybody weighs nearly alike and the two hardly differ.
 */
export function consensusTable(
  question: Question,
  judgements: readonly Judgement[],
  responsesOf: (taskId: string) => readonly string[],
): ConsensusTable | null {
  const byTask = Map.groupBy(judgements, ({ taskId }) => taskId);
  const units = [...byTask].flatMap(([taskId, own]) =>
    keyUnits(
      [question],
      responsesOf(taskId),
      own.map(({ annotatorId, grades }) => ({ expert: annotatorId, answers: grades.answers })),
    ).map((unit) => ({ ...unit, taskId })),
  );
  const [any] = units;
  if (!any) return null;
  const valued = units.map(({ taskId, unit, categories, votes }) => ({
    taskId,
    unit,
    votes: votes.map(({ expert, category }) => ({ expert, value: categories[category] ?? '' })),
  }));
  const accuracyOf = reliabilityOf(
    valued.flatMap(({ taskId, unit, votes }) =>
      votes.map(({ expert, value }) => ({ unit: `${taskId}/${unit}`, rater: expert, value })),
    ),
  );
  const items = valued
    .filter(({ votes }) => votes.length > 1)
    .flatMap((each) => {
      const consensus = expertConsensus(each.votes, any.categories, accuracyOf);
      return consensus === undefined ? [] : [{ ...each, ...consensus }];
    });
  return {
    question: question.name,
    units: items.length,
    overruled: items.filter(({ overrules }) => overrules).length,
    tiesDecided: items.filter(({ majority }) => majority.winners.length > 1).length,
    items: items.toSorted(
      (a, b) => Number(b.overrules) - Number(a.overrules) || a.probability - b.probability,
    ),
  };
}

/** Somebody of whom nothing is known weighs like the average of the others. */
function reliabilityOf(ratings: readonly Rating[]): (expert: string) => number {
  const known = expertReliability(ratings);
  const means = [...known.values()].map(({ mean }) => mean);
  const average = means.length === 0 ? 0.8 : means.reduce((sum, m) => sum + m, 0) / means.length;
  return (expert) => known.get(expert)?.mean ?? average;
}
