/** What most answered: every category with the most votes, and the share of votes each has. */
export type Majority = { winners: readonly string[]; share: number; votes: number };

/**
 * Plain majority. A tie is kept as a tie (several winners, in order of first vote): whoever needs
 * one answer must decide how, and say so. No votes, no winners.
 */
export function majority(votes: readonly string[]): Majority {
  const counts = new Map<string, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const winners = [...counts].filter(([, count]) => count === most).map(([vote]) => vote);
  return { winners, share: votes.length === 0 ? 0 : most / votes.length, votes: votes.length };
}
