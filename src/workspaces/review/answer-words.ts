import type { Answer, PreferenceAnswer } from '#domain/question/answer.ts';
import { preferenceText } from '#ui/questions/preference-words.ts';

type Lettered = readonly { readonly id: string; readonly letter: string }[];

/** Numbered as on this screen: whoever saw the other response first counted from the other end. */
function preferenceWords(answer: PreferenceAnswer, responses: Lettered): string {
  const place = (id: string) => responses.findIndex((each) => each.id === id);
  const letter = (id: string) => responses[place(id)]?.letter ?? '?';
  const { first, second, value } = answer;
  if (place(first) <= place(second)) return preferenceText(answer, letter(first), letter(second));
  const turned = { ...answer, first: second, second: first, value: value === null ? null : -value };
  return preferenceText(turned, letter(second), letter(first));
}

/** An answer in words, responses by the letters on this screen. */
export function answerWords(answer: Answer | null, responses: Lettered): string {
  if (answer === null) return 'no answer';
  const letter = (id: string) => responses.find((each) => each.id === id)?.letter ?? '?';
  switch (answer.kind) {
    case 'preference':
      return preferenceWords(answer, responses) || 'no answer';
    case 'ranking':
      return answer.allBad
        ? 'all bad'
        : answer.slots.map((slot) => slot.map(letter).join(' = ')).join(' > ');
    case 'rating':
      return String(answer.step);
    case 'choice':
      return answer.options.join(', ');
    case 'number':
      return String(answer.number);
    case 'text':
      return answer.text;
  }
}
