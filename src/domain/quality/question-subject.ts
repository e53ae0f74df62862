import type { Rating } from '#domain/agreement/ratings.ts';
import type { Answer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import type { AgreementSubject } from './agreement-subject.ts';
import type { Judgement } from './judgement.ts';

const preferenceScale = ['-3', '-2', '-1', '0', '1', '2', '3'];

/**
 * What the experts' answers to one question are compared on, or null for texts and highlights.
 * Ordered scales get Krippendorff's alpha (any number of raters, gaps allowed), choices Gwet's
 * AC1, which stays sound where nearly everybody gives the same answer.
 */
export function questionSubject(
  question: Question,
  judgements: readonly Judgement[],
): AgreementSubject | null {
  const base = { key: `question:${question.name}`, name: question.name, kind: 'question' as const };
  switch (question.kind) {
    case 'comparison':
      return {
        ...base,
        metric: 'krippendorff-ordinal',
        ratings: collect(question.name, judgements, comparisonRatings),
        categories: preferenceScale,
      };
    case 'rating':
      return {
        ...base,
        metric: 'krippendorff-ordinal',
        ratings: collect(question.name, judgements, (answer) =>
          answer.kind === 'rating' ? [['', String(answer.step)]] : [],
        ),
        categories: question.steps.map((_, index) => String(index + 1)),
      };
    case 'choice':
      return {
        ...base,
        metric: 'gwet-ac1',
        ratings: collect(question.name, judgements, (answer) =>
          answer.kind === 'choice' ? [['', answer.options.toSorted().join(' + ')]] : [],
        ),
      };
    case 'number':
      return {
        ...base,
        metric: 'krippendorff-interval',
        ratings: collect(question.name, judgements, (answer) =>
          answer.kind === 'number' ? [['', String(answer.number)]] : [],
        ),
      };
    case 'text':
    case 'highlight':
      return null;
  }
}

type Valued = readonly [unit: string, value: string];

function collect(
  question: string,
  judgements: readonly Judgement[],
  valuesOf: (answer: Answer) => readonly Valued[],
): Rating[] {
  return judgements.flatMap(({ taskId, annotatorId, grades }) =>
    grades.answers
      .filter((each) => each.question === question)
      .flatMap(({ answer, responseId }) =>
        valuesOf(answer).map(([unit, value]) => ({
          unit: [taskId, responseId ?? '', unit].join('/'),
          rater: annotatorId,
          value,
        })),
      ),
  );
}

/**
 * Experts saw the responses in different orders: a preference is turned so that the response
 * with the smaller id stands first. A ranking is taken apart into its pairs (better, tied,
 * worse). "Both bad" prefers neither and is left out, not counted as a tie.
 */
function comparisonRatings(answer: Answer): Valued[] {
  if (answer.kind === 'preference') {
    if (answer.value === null) return [];
    const turned = answer.first < answer.second ? answer.value : -answer.value;
    return [[[answer.first, answer.second].toSorted().join('~'), String(turned)]];
  }
  if (answer.kind !== 'ranking' || answer.allBad) return [];
  const place = new Map(answer.slots.flatMap((slot, at) => slot.map((id) => [id, at] as const)));
  const ids = [...place.keys()].toSorted();
  return ids.flatMap((first, at) =>
    ids.slice(at + 1).map((second): Valued => {
      const difference = (place.get(second) ?? 0) - (place.get(first) ?? 0);
      // Positive: the first stands earlier, so it is the better one, which the scale calls −.
      return [`${first}~${second}`, String(-Math.sign(difference) || 0)];
    }),
  );
}
