/**
 * The mid-rank of each code, given how often each occurs: ties share the mean of the ranks they
 * would take, ranks counted from 1. `ties` is Σ (t³ − t) over groups of tied ratings.
 */
export function midRanks(counts: ArrayLike<number>): { ranks: Float64Array; ties: number } {
  const ranks = new Float64Array(counts.length);
  let below = 0;
  let ties = 0;
  for (let c = 0; c < counts.length; c += 1) {
    const count = counts[c]!;
    ranks[c] = below + (count + 1) / 2;
    ties += count * count * count - count;
    below += count;
  }
  return { ranks, ties };
}
