import { classPosterior, likeliestClass } from './class-posterior.ts';
import { majority, type Majority } from './majority.ts';

export type ExpertVote = { expert: string; value: string };

/** The consensus that weighs each expert by reliability, with the plain majority beside it. */
export type ExpertConsensus = {
  value: string;
  probability: number;
  posterior: Record<string, number>;
  majority: Majority;
  /** Whether the weighted consensus overrules the plain majority. */
  overrules: boolean;
};

/**
 * `accuracyOf` answers how often an expert is right (e.g. the mean of `reliability`), strictly
 * between 0 and 1. Returns undefined for an item without votes. Votes outside `categories` are
 * not counted.
 */
export function expertConsensus(
  votes: readonly ExpertVote[],
  categories: readonly string[],
  accuracyOf: (expert: string) => number,
): ExpertConsensus | undefined {
  const known = votes.filter(({ value }) => categories.includes(value));
  if (known.length === 0) return undefined;
  const posterior = classPosterior(
    known.map(({ expert, value }) => ({
      category: categories.indexOf(value),
      accuracy: accuracyOf(expert),
    })),
    categories.length,
  );
  const { category, probability } = likeliestClass(posterior);
  const value = categories[category] ?? '';
  const plain = majority(known.map((vote) => vote.value));
  return {
    value,
    probability,
    posterior: Object.fromEntries(categories.map((name, k) => [name, posterior[k] ?? 0])),
    majority: plain,
    overrules: !plain.winners.includes(value),
  };
}
