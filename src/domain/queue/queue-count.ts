/** Beyond this the queue is not counted out: a count must not cost what the project is large. */
export const QUEUE_COUNT_LIMIT = 10_000;

/** "412", "10,000+": a count as the queue answers it, for people. */
export function queueCountText(count: number): string {
  return count > QUEUE_COUNT_LIMIT
    ? `${QUEUE_COUNT_LIMIT.toLocaleString('en')}+`
    : count.toLocaleString('en');
}
