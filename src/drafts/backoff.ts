/** Below ten seconds, so that work is on the server within ten seconds after a fault has passed. */
const LONGEST_MILLISECONDS = 8000;
const FIRST_MILLISECONDS = 400;

/**
 * How long to wait after the n-th failure in a row (n from 1): exponential, capped, with full
 * jitter so that a restarted server does not meet all its clients at once (Brooker, Exponential
 * Backoff and Jitter, 2015). A server that names a time is obeyed. `fraction` is in [0, 1).
 */
export function backoff(
  failures: number,
  fraction: number,
  retryAfterSeconds: number | null,
): number {
  const ceiling = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (failures - 1));
  const jittered = Math.round(100 + fraction * (ceiling - 100));
  return Math.max(jittered, (retryAfterSeconds ?? 0) * 1000);
}
