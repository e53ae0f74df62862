import type { Grades } from '#domain/draft/grades.ts';
import type { Answer, NamedAnswer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Scale } from '#domain/rubric/scale.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { preferenceOrder } from '#domain/score/preference-order.ts';
import { answerInWords } from './answer-in-words.ts';

/** One thing that was asked, against what was expected. */
export type GoldPart = {
  /** The question's name, or RUBRIC_PART. */
  name: string;
  right: boolean;
  /** What was given and what was expected, for the expert and the lead. */
  says: string;
  /** Every verdict that differs. */
  differences: string[];
};

export const RUBRIC_PART = 'Rubric';

/** At most this share of the verdicts may differ; the same as in a spot check. */
const VERDICTS_APART = 0.3;
/** Numbers may differ by this share of the expected one. */
const NUMBER_APART = 0.01;

type Asked = { questions: readonly Question[]; criteria: readonly Criterion[] };

/**
 * Compares what an expert said with the expected answers, question by question. Only what the
 * key answers is compared; texts, highlights and rewrites never are, since many are right.
 * - comparison: more than half of the expected order is kept; an expected tie allows one step.
 * - rating: at most one step apart on a scale of five or more steps, else the same step.
 * - choice: the same options. Number: within 1 %.
 * - rubric: at most 30 % of the verdicts differ, and none of a required criterion. Points may
 *   be one apart.
 */
export function compareWithGold(
  { questions, criteria }: Asked,
  expected: Grades,
  given: Grades,
  letterOf: (responseId: string) => string,
): GoldPart[] {
  const parts = questions.flatMap((question): GoldPart[] => {
    const pairs = expected.answers
      .filter((each) => each.question === question.name)
      .flatMap((key) => {
        const right = isRight(question, key.answer, answerTo(given, key));
        return right === null ? [] : [{ key, own: answerTo(given, key), right }];
      });
    if (pairs.length === 0) return [];
    const words = (answer: Answer | null) =>
      answer === null ? 'nothing' : answerInWords(answer, letterOf, question);
    return [
      {
        name: question.name,
        right: pairs.every(({ right }) => right),
        says: pairs
          .map(({ key, own }) => {
            const place =
              key.responseId === undefined ? '' : `Response ${letterOf(key.responseId)}: `;
            return `${place}you said ${words(own)}; expected was ${words(key.answer)}`;
          })
          .join('. '),
        differences: [],
      },
    ];
  });
  const rubric = compareVerdicts(criteria, expected, given, letterOf);
  return rubric === null ? parts : [...parts, rubric];
}

function answerTo(given: Grades, key: NamedAnswer): Answer | null {
  const same = given.answers.find(
    ({ question, responseId }) => question === key.question && responseId === key.responseId,
  );
  return same?.answer ?? null;
}

/** Null for what is never compared. */
function isRight(question: Question, key: Answer, own: Answer | null): boolean | null {
  if (question.kind === 'text' || question.kind === 'highlight') return null;
  if (own === null || own.kind !== key.kind) return false;
  if (key.kind === 'rating' && own.kind === 'rating') {
    const steps = question.kind === 'rating' ? question.steps.length : 0;
    return Math.abs(own.step - key.step) <= (steps >= 5 ? 1 : 0);
  }
  if (key.kind === 'choice' && own.kind === 'choice') {
    return own.options.toSorted().join('\n') === key.options.toSorted().join('\n');
  }
  if (key.kind === 'number' && own.kind === 'number') {
    return Math.abs(own.number - key.number) <= Math.abs(key.number) * NUMBER_APART + 1e-9;
  }
  return keepsOrder(key, own);
}

function keepsOrder(key: Answer, own: Answer): boolean {
  if (isAllBad(key) || isAllBad(own)) return isAllBad(key) && isAllBad(own);
  const wanted = preferenceOrder(key);
  const had = preferenceOrder(own);
  if (wanted.length === 0) return had.every(({ margin }) => margin <= 1);
  const kept = wanted.filter(({ chosen, rejected }) =>
    had.some((each) => each.chosen === chosen && each.rejected === rejected),
  );
  return kept.length * 2 > wanted.length;
}

function isAllBad(answer: Answer): boolean {
  return (
    (answer.kind === 'preference' && answer.bothBad) || (answer.kind === 'ranking' && answer.allBad)
  );
}

function compareVerdicts(
  criteria: readonly Criterion[],
  expected: Grades,
  given: Grades,
  letterOf: (responseId: string) => string,
): GoldPart | null {
  const byId = new Map(criteria.map((each) => [each.id, each]));
  const pairs = expected.verdicts.flatMap((key) => {
    const criterion = byId.get(key.criterionId);
    if (!criterion) return [];
    const own = given.verdicts.find(
      (each) => each.criterionId === key.criterionId && each.responseId === key.responseId,
    );
    const same = own !== undefined && isSame(criterion.scale, key.value, own.value);
    return [{ key, own, criterion, same }];
  });
  if (pairs.length === 0) return null;
  const differing = pairs.filter(({ same }) => !same);
  const gate = differing.some(({ criterion }) => criterion.required);
  const right = !gate && differing.length / pairs.length <= VERDICTS_APART + 1e-9;
  const gateWords = gate ? ', one of them required' : '';
  return {
    name: RUBRIC_PART,
    right,
    says:
      differing.length === 0
        ? `all ${pairs.length} verdicts as expected`
        : `${differing.length} of ${pairs.length} verdicts differ${gateWords}`,
    differences: differing.map(
      ({ key, own, criterion }) =>
        `${criterion.title ?? criterion.text}, response ${letterOf(key.responseId)}: you said ${own === undefined ? 'nothing' : valueWords(own.value)}; expected was ${valueWords(key.value)}`,
    ),
  };
}

function isSame(scale: Scale, key: VerdictValue, own: VerdictValue): boolean {
  if (typeof key !== 'number' || typeof own !== 'number') return key === own;
  return Math.abs(key - own) <= (scale.kind === 'points' && scale.max > 4 ? 1 : 0);
}

function valueWords(value: VerdictValue): string {
  return typeof value === 'number' ? String(value) : value.replace('-', ' ');
}
