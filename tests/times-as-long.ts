/**
 * How many times as long the second takes as the first: the shortest of five runs each, taken by
 * turns, so that a busy machine slows both. For growth with size; what takes under a millisecond
 * cannot be told apart.
 */
export function timesAsLong(first: () => unknown, second: () => unknown): number {
  let [shortest, other] = [Infinity, Infinity];
  for (let round = 0; round < 5; round += 1) {
    shortest = Math.min(shortest, durationOf(first));
    other = Math.min(other, durationOf(second));
  }
  return other / shortest;
}

function durationOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}
