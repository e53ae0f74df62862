import type { Answer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';

const strength = ['', 'slightly better than', 'better than', 'much better than'];

/** An answer in a few words; responses by the letter that the reader saw them under. */
export function answerInWords(
  answer: Answer,
  letterOf: (responseId: string) => string,
  question?: Question,
): string {
  switch (answer.kind) {
    case 'preference': {
      const [first, second] = [letterOf(answer.first), letterOf(answer.second)];
      if (answer.bothBad) return 'both bad';
      if (answer.value === null || answer.value === 0) return `${first} and ${second} equal`;
      const better = answer.value < 0 ? first : second;
      const worse = answer.value < 0 ? second : first;
      return `${better} ${strength[Math.abs(answer.value)]} ${worse}`;
    }
    case 'ranking':
      if (answer.allBad) return 'all bad';
      return answer.slots.map((slot) => slot.map(letterOf).toSorted().join(' = ')).join(', then ');
    case 'rating': {
      const text = question?.kind === 'rating' ? question.steps[answer.step - 1] : '';
      return text ? `${answer.step}, ${text}` : `${answer.step}`;
    }
    case 'choice':
      return answer.options.join(' and ');
    case 'number':
      return String(answer.number);
    case 'text':
      return answer.text;
  }
}
