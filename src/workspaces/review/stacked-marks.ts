/**
 * Heights for marks that stand at shares (0 to 1) of a common axis: 0 on the ground, higher where
 * the ones below would be nearer than `apart`. In the order given.
 */
export function stackedMarks(shares: readonly number[], apart: number): number[] {
  const levels: number[] = shares.map(() => 0);
  const last: number[] = [];
  const byPlace = shares.map((share, index) => ({ share, index }));
  for (const { share, index } of byPlace.toSorted((a, b) => a.share - b.share)) {
    const free = last.findIndex((before) => share - before >= apart);
    const level = free === -1 ? last.length : free;
    last[level] = share;
    levels[index] = level;
  }
  return levels;
}
