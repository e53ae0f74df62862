import type { PreferenceAnswer } from '#domain/question/answer.ts';

export const bothBad = 'both-bad';

/**
 * The step on this screen, −3 to +3, where the first response may have stood second for its
 * author; null without an answer.
 */
export function preferenceStep(
  answer: PreferenceAnswer,
  firstId: string,
): number | typeof bothBad | null {
  if (answer.bothBad) return bothBad;
  if (answer.value === null || answer.first === firstId) return answer.value;
  // Not −0, which is no step.
  return answer.value === 0 ? 0 : -answer.value;
}
