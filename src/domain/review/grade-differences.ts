import type { Grades } from '#domain/draft/grades.ts';
import type { Answer } from '#domain/question/answer.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';

/** A place on which two gradings differ; a side that said nothing there is null. */
export type GradeDifference =
  | {
      kind: 'verdict';
      criterionId: string;
      responseId: string;
      mine: Verdict | null;
      theirs: Verdict | null;
    }
  | {
      kind: 'answer';
      question: string;
      responseId: string | null;
      mine: Answer | null;
      theirs: Answer | null;
    }
  | { kind: 'rewrite'; responseId: string; mine: string | null; theirs: string | null };

export type DifferenceOptions = {
  /** Texts and rewrites: two people never write the same, one person's two rounds are compared. */
  texts: boolean;
};

/**
 * Where two gradings of one task differ, verdicts first, in the order of the first side and then
 * of the second. A verdict differs by its value; explanations and evidence are its reasons.
 * Swapping the sides gives the same places with their sides swapped.
 */
export function gradeDifferences(
  mine: Grades,
  theirs: Grades,
  { texts }: DifferenceOptions,
): GradeDifference[] {
  const verdicts = paired(mine.verdicts, theirs.verdicts, verdictPlace)
    .filter(([left, right]) => left?.value !== right?.value)
    .map(([left, right]): GradeDifference => {
      const { criterionId, responseId } = (left ?? right) as Verdict;
      return { kind: 'verdict', criterionId, responseId, mine: left, theirs: right };
    });
  const answers = paired(mine.answers, theirs.answers, answerPlace)
    .filter(([left, right]) => texts || (left ?? right)?.answer.kind !== 'text')
    .filter(([left, right]) => !sameAnswer(left?.answer, right?.answer))
    .map(([left, right]): GradeDifference => {
      const at = left ?? right;
      return {
        kind: 'answer',
        question: at?.question ?? '',
        responseId: at?.responseId ?? null,
        mine: left?.answer ?? null,
        theirs: right?.answer ?? null,
      };
    });
  const rewrites = !texts
    ? []
    : paired(mine.rewrites, theirs.rewrites, ({ responseId }) => responseId)
        .filter(([left, right]) => left?.text !== right?.text)
        .map(([left, right]): GradeDifference => ({
          kind: 'rewrite',
          responseId: (left ?? right)?.responseId ?? '',
          mine: left?.text ?? null,
          theirs: right?.text ?? null,
        }));
  return [...verdicts, ...answers, ...rewrites];
}

const verdictPlace = (each: Verdict) => JSON.stringify([each.criterionId, each.responseId]);
const answerPlace = (each: { question: string; responseId?: string | undefined }) =>
  JSON.stringify([each.question, each.responseId ?? null]);

function paired<T>(
  left: readonly T[],
  right: readonly T[],
  placeOf: (each: T) => string,
): [T | null, T | null][] {
  const others = new Map(right.map((each) => [placeOf(each), each]));
  const pairs = left.map((each): [T | null, T | null] => {
    const place = placeOf(each);
    const other = others.get(place) ?? null;
    others.delete(place);
    return [each, other];
  });
  return [...pairs, ...[...others.values()].map((each): [T | null, T | null] => [null, each])];
}

/** Preferences are compared by response, whichever stood left; tied places in any order. */
function sameAnswer(a: Answer | undefined, b: Answer | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return normal(a) === normal(b);
}

function normal(answer: Answer): string {
  if (answer.kind === 'preference') {
    if (answer.bothBad || answer.value === null) return answer.bothBad ? 'both bad' : 'none';
    if (answer.value === 0) return 'equal';
    const preferred = answer.value < 0 ? answer.first : answer.second;
    return `${preferred} by ${Math.abs(answer.value)}`;
  }
  if (answer.kind === 'ranking') {
    return JSON.stringify([answer.allBad, answer.slots.map((slot) => slot.toSorted())]);
  }
  if (answer.kind === 'choice') return JSON.stringify(answer.options.toSorted());
  return JSON.stringify(answer);
}
