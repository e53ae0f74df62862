import type { Answer, NamedAnswer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';

/** One thing about a task that can be right or wrong, with what the experts said of it. */
export type KeyUnit = {
  question: string;
  /** Stable within the task: the pair of responses, the response, or '' for the whole task. */
  unit: string;
  categories: readonly string[];
  votes: { expert: string; category: number }[];
};

export type ExpertAnswers = { expert: string; answers: readonly NamedAnswer[] };

/** Which of two responses is better, or that they are equal, or that neither is good enough. */
const PREFERENCE = ['first', 'equal', 'second', 'neither'];

/**
 * What the named questions ask about one task, taken apart: a comparison into its pairs (how
 * much better does not count here), a rating and a single choice by response where they are
 * asked so. Other kinds of question have no classes and are left out.
 */
export function keyUnits(
  questions: readonly Question[],
  responseIds: readonly string[],
  given: readonly ExpertAnswers[],
): KeyUnit[] {
  return questions.flatMap((question) => {
    const categories = categoriesOf(question);
    if (categories === null) return [];
    const units = new Map<string, KeyUnit>();
    for (const { expert, answers } of given) {
      for (const { question: name, responseId, answer } of answers) {
        if (name !== question.name) continue;
        for (const [place, value] of valuesOf(answer, responseIds)) {
          const category = categories.indexOf(value);
          if (category < 0) continue;
          const unit = responseId ?? place;
          const known = units.get(unit) ?? { question: name, unit, categories, votes: [] };
          known.votes.push({ expert, category });
          units.set(unit, known);
        }
      }
    }
    return [...units.values()];
  });
}

function categoriesOf(question: Question): readonly string[] | null {
  switch (question.kind) {
    case 'comparison':
      return PREFERENCE;
    case 'rating':
      return question.steps.map((_, index) => String(index + 1));
    case 'choice':
      return question.multiple ? null : question.options;
    default:
      return null;
  }
}

function valuesOf(
  answer: Answer,
  responseIds: readonly string[],
): (readonly [place: string, value: string])[] {
  switch (answer.kind) {
    case 'preference': {
      // Experts saw the two in different orders: the smaller id counts as the first.
      const [low = '', high = ''] = [answer.first, answer.second].toSorted();
      const turned = answer.first === low ? answer.value : -(answer.value ?? 0);
      return [[`${low}~${high}`, answer.value === null ? 'neither' : better(turned ?? 0)]];
    }
    case 'ranking': {
      const place = new Map(
        answer.slots.flatMap((slot, at) => slot.map((id) => [id, at] as const)),
      );
      return pairsOf(responseIds).map(([low, high]) => [
        `${low}~${high}`,
        answer.allBad ? 'neither' : better((place.get(low) ?? 0) - (place.get(high) ?? 0)),
      ]);
    }
    case 'rating':
      return [['', String(answer.step)]];
    case 'choice':
      return answer.options.map((option) => ['', option] as const);
    default:
      return [];
  }
}

/** Negative values prefer the first. */
function better(value: number): string {
  if (value === 0) return 'equal';
  return value < 0 ? 'first' : 'second';
}

function pairsOf(ids: readonly string[]): (readonly [string, string])[] {
  const sorted = ids.toSorted();
  return sorted.flatMap((low, at) => sorted.slice(at + 1).map((high) => [low, high] as const));
}
