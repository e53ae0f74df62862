/** Pixels: an annotator's column, and Split, D–S and Final together. */
const voteWidth = 32;
const outcomeWidth = 198;
/** Criterion, points and the scroll bar. */
const criterionWidth = 272;
/** The same where points are left out. */
const narrowCriterionWidth = 186;
/** From this window width on, points have a column of their own. */
export const pointsFrom = 1280;

/**
 * Which of the responses have their columns in a matrix of `width` pixels: all where they fit, else
 * as many as do with the current one among them.
 */
export function responsesInSight<Response>(
  responses: readonly Response[],
  at: number,
  { width, annotators, points }: { width: number; annotators: number; points: boolean },
): readonly Response[] {
  const room = width - (points ? criterionWidth : narrowCriterionWidth);
  const each = annotators * voteWidth + outcomeWidth;
  const fit = Math.min(responses.length, Math.max(1, Math.floor(room / each)));
  const first = Math.min(Math.floor(Math.max(0, at) / fit) * fit, responses.length - fit);
  return responses.slice(Math.max(0, first), Math.max(0, first) + fit);
}
