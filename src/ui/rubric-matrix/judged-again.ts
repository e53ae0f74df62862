/**
 * The verdicts that a changed rubric asks for again; null for ordinary work, where all are asked.
 * Everything else is kept as it was given and cannot be changed on the way.
 */
export type JudgedAgain = ReadonlySet<string> | null;

type Place = { readonly criterionId: string; readonly responseId: string };

export const placeKey = ({ criterionId, responseId }: Place): string =>
  JSON.stringify([criterionId, responseId]);

export function isKept(again: JudgedAgain, place: Place): boolean {
  return again !== null && !again.has(placeKey(place));
}

/** Whether any response of the criterion is asked for. */
export function isAsked(
  again: JudgedAgain,
  criterionId: string,
  responses: readonly { readonly id: string }[],
): boolean {
  return responses.some(({ id }) => !isKept(again, { criterionId, responseId: id }));
}
