import type { PreferenceAnswer } from '#domain/question/answer.ts';

/** The seven cells, numbered like their keys; the value runs from −3 to +3. */
export const preferenceSteps = [-3, -2, -1, 0, 1, 2, 3] as const;

/** `A much better`, `A better`, `A slightly better`, `equal`, … */
export function preferenceWord(value: number, first: string, second: string): string {
  if (value === 0) return 'equal';
  const degree = ['slightly better', 'better', 'much better'][Math.abs(value) - 1] ?? '';
  return `${value < 0 ? first : second} ${degree}`;
}

/** `5 · B slightly better`, `Both bad`, or nothing. */
export function preferenceText(
  answer: PreferenceAnswer | null,
  first: string,
  second: string,
): string {
  if (answer === null) return '';
  if (answer.bothBad) return 'Both bad';
  if (answer.value === null) return '';
  return `${answer.value + 4} · ${preferenceWord(answer.value, first, second)}`;
}
