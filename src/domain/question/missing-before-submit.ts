import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { criterionStandings } from '#domain/score/criterion-standings.ts';
import { verdictFraction } from '#domain/score/verdict-fraction.ts';
import type { Answer } from './answer.ts';
import { comparisonKind } from './comparison-kind.ts';
import type { Question } from './question.ts';

/** One thing between the expert and *Submit*; a screen links it to its place. */
export type Missing = {
  /** `absent`: not answered yet. `wrong`: answered, but outside of what is asked. */
  kind: 'verdict' | 'answer';
  state: 'absent' | 'wrong';
  criterionId?: string;
  responseId?: string;
  question?: string;
  /** What is missing, for people: "Response A · 4 Leases deducted". */
  text: string;
};

/** What is graded: responses in the order of the screen, whose first is called A. */
export type GradedTask = {
  responses: readonly { id: string }[];
  rubric: { criteria: readonly Criterion[] } | null;
};

/**
 * Everything that must still be answered or put right before these grades may be submitted, in
 * reading order: the rubric by criterion, then the questions. Empty means: submit. A criterion
 * whose dependency is not met needs no verdict. What is optional and empty is not listed.
 */
export function missingBeforeSubmit(
  task: GradedTask,
  questions: readonly Question[],
  grades: Grades,
): Missing[] {
  return [
    ...missingVerdicts(task, grades),
    ...questions.flatMap((question) => missingAnswers(task, question, grades)),
  ];
}

function missingVerdicts(task: GradedTask, grades: Grades): Missing[] {
  const criteria = task.rubric?.criteria ?? [];
  const standings = task.responses.map(({ id }) =>
    criterionStandings(criteria, grades.verdicts, id),
  );
  return criteria.flatMap((criterion, row) =>
    task.responses.flatMap(({ id }, column): Missing[] => {
      const given = grades.verdicts.find(
        (each) => each.criterionId === criterion.id && each.responseId === id,
      );
      const effective = standings[column]?.[row]?.effective;
      const at = { kind: 'verdict', criterionId: criterion.id, responseId: id } as const;
      const name = `Response ${letterOf(column)} · ${row + 1} ${criterion.title ?? criterion.text}`;
      if (given === undefined) {
        return effective === 'not-applicable' ? [] : [{ ...at, state: 'absent', text: name }];
      }
      if (given.criterionVersion !== criterion.version) {
        return [{ ...at, state: 'wrong', text: `${name}: the criterion has changed since` }];
      }
      if (verdictFraction(criterion.scale, given.value) === null) {
        return [{ ...at, state: 'wrong', text: `${name}: not on its scale` }];
      }
      return [];
    }),
  );
}

function missingAnswers(task: GradedTask, question: Question, grades: Grades): Missing[] {
  if (question.kind === 'comparison' && comparisonKind(task.responses.length) === null) return [];
  if (question.kind === 'highlight') return missingHighlight(question, grades);
  if (question.kind === 'comparison' || question.per === 'task') {
    return missingAnswer(task, question, grades);
  }
  return task.responses.flatMap(({ id }, column) =>
    missingAnswer(task, question, grades, { id, letter: letterOf(column) }),
  );
}

function missingAnswer(
  task: GradedTask,
  question: Exclude<Question, { kind: 'highlight' }>,
  grades: Grades,
  response?: { id: string; letter: string },
): Missing[] {
  const given = grades.answers.find(
    (each) => each.question === question.name && each.responseId === response?.id,
  )?.answer;
  const at = {
    kind: 'answer' as const,
    question: question.name,
    ...(response === undefined ? {} : { responseId: response.id }),
  };
  const name =
    response === undefined ? question.name : `Response ${response.letter} · ${question.name}`;
  if (given === undefined || isBlank(given)) {
    return question.required ? [{ ...at, state: 'absent', text: name }] : [];
  }
  const reason = faultOf(task, question, given);
  return reason === null ? [] : [{ ...at, state: 'wrong', text: `${name}: ${reason}` }];
}

function isBlank(answer: Answer): boolean {
  if (answer.kind === 'text') return answer.text.trim() === '';
  if (answer.kind === 'choice') return answer.options.length === 0;
  if (answer.kind === 'ranking') return !answer.allBad && answer.slots.flat().length === 0;
  return answer.kind === 'preference' && answer.value === null && !answer.bothBad;
}

/** Why an answer does not fit its question, or null where it does. */
function faultOf(
  task: GradedTask,
  question: Exclude<Question, { kind: 'highlight' }>,
  answer: Answer,
): string | null {
  const other = 'another kind of answer';
  switch (question.kind) {
    case 'comparison':
      return comparisonFault(task, answer);
    case 'rating':
      if (answer.kind !== 'rating') return other;
      return answer.step >= 1 && answer.step <= question.steps.length ? null : 'not on its scale';
    case 'choice':
      if (answer.kind !== 'choice') return other;
      if (!question.multiple && answer.options.length > 1) return 'one choice only';
      return answer.options.every((each) => question.options.includes(each))
        ? null
        : 'not one of the choices';
    case 'number':
      if (answer.kind !== 'number') return other;
      if (question.minimum !== undefined && answer.number < question.minimum) {
        return `at least ${question.minimum}`;
      }
      return question.maximum !== undefined && answer.number > question.maximum
        ? `at most ${question.maximum}`
        : null;
    case 'text': {
      if (answer.kind !== 'text') return other;
      const length = [...answer.text.trim()].length;
      if (question.minimumLength !== undefined && length < question.minimumLength) {
        return `at least ${question.minimumLength} characters, now ${length}`;
      }
      return question.maximumLength !== undefined && length > question.maximumLength
        ? `at most ${question.maximumLength} characters, now ${length}`
        : null;
    }
  }
}

function comparisonFault(task: GradedTask, answer: Answer): string | null {
  const expected = task.responses.map((each) => each.id).sort();
  if (answer.kind !== comparisonKind(expected.length)) return 'another kind of answer';
  if (answer.kind === 'preference') {
    return sameIds([answer.first, answer.second], expected) ? null : 'not these responses';
  }
  if (answer.kind !== 'ranking' || answer.allBad) return null;
  const ranked = answer.slots.flat();
  if (sameIds(ranked, expected)) return null;
  const left = expected.filter((id) => !ranked.includes(id)).length;
  return left > 0 ? `${left} of ${expected.length} not ranked` : 'not these responses';
}

const sameIds = (ids: readonly string[], expected: readonly string[]) =>
  ids.length === expected.length && [...ids].sort().every((id, index) => id === expected[index]);

function missingHighlight(
  question: Extract<Question, { kind: 'highlight' }>,
  grades: Grades,
): Missing[] {
  const labels = new Set(question.labels.map((each) => each.name));
  const marked = grades.highlights.some((each) => each.label && labels.has(each.label));
  if (marked || !question.required) return [];
  return [{ kind: 'answer', state: 'absent', question: question.name, text: question.name }];
}

/** A, B, … Z, AA, …: what a response is called on screen. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
