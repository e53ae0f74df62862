import { preferenceOrder } from '#domain/score/preference-order.ts';
import { finalName, type FinalRule } from '#domain/review/final-answer.ts';
import type { NamedAnswer } from '#domain/question/answer.ts';
import { textMessage } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import { currentAnnotations, type GradedAnnotation } from './current-annotations.ts';
import type { ExportOptions } from './export-options.ts';
import type { GradedTask } from './graded-task.ts';

/** One side of a pair: a response as imported, or an expert's rewrite of it. */
export type Side = {
  responseId: string;
  messages: Message[];
  model: string | null;
  rewrite: boolean;
  /** Mean raw score of the response over the annotators; null = none gave one. */
  score: number | null;
};

export type Pair = {
  chosen: Side;
  rejected: Side;
  /** 1 … 3 for a preference, slots apart for a ranking, mean of those who agree; null for a rewrite. */
  margin: number | null;
  /** `final:` and a rule where the layer of final answers decided. */
  by: 'majority' | 'annotator' | 'rewrite' | `final: ${FinalRule}`;
  /** Annotators who ordered this pair so, and all who judged it. */
  agree: number;
  of: number;
  annotators: string[];
};

/** Why something of a task has no place in an export. */
export type LeftOut = { reason: LeftOutReason; count: number };
export type LeftOutReason =
  | 'not annotated'
  | 'tie'
  | 'both bad'
  | 'annotators disagree'
  | 'one response only'
  | 'no comparison asked'
  | 'no rewrite'
  | 'filtered out';

/** The pairs that a task teaches, and what was left out of it. */
export function taskPairs(
  task: GradedTask,
  options: ExportOptions,
): { pairs: Pair[]; leftOut: LeftOut[] } {
  const work = currentAnnotations(task, options);
  const found: Pair[] = [];
  const left = new Map<LeftOutReason, number>();
  const leave = (reason: LeftOutReason, count = 1): void => {
    left.set(reason, (left.get(reason) ?? 0) + count);
  };
  if (work.length === 0) leave(task.annotations.length === 0 ? 'not annotated' : 'filtered out');
  if (options.answers === 'each') {
    for (const each of work) found.push(...votedPairs(task, [each], 'annotator', leave));
  } else if (work.length > 0) {
    const decided = finalVote(task);
    if (decided) found.push(...votedPairs(task, [decided.vote], decided.by, leave));
    else found.push(...votedPairs(task, work, 'majority', leave));
  }
  if (options.rewrites === 'over-original') found.push(...rewritePairs(task, work, options));
  if (found.length === 0 && left.size === 0) {
    leave(task.responses.length < 2 ? 'one response only' : 'no comparison asked');
  }
  return { pairs: found, leftOut: [...left].map(([reason, count]) => ({ reason, count })) };
}

/** The comparison that the final layer decided, as one vote under the layer's name. */
function finalVote({ final, annotations }: GradedTask) {
  const [last] = annotations.slice(-1);
  const isComparison = final?.decided.answers.some(
    ({ answer }) => answer.kind === 'preference' || answer.kind === 'ranking',
  );
  if (!final || !last || !isComparison) return null;
  const grades = { ...last.grades, answers: final.decided.answers };
  return {
    vote: { ...last, annotatorId: finalName(final.rule, final.madeBy), grades },
    by: `final: ${final.rule}` as const,
  };
}

type Vote = { margin: number; annotator: string };

/** Every two responses that somebody compared, ordered by most votes. */
function votedPairs(
  task: GradedTask,
  work: readonly GradedAnnotation[],
  by: Exclude<Pair['by'], 'rewrite'>,
  leave: (reason: LeftOutReason) => void,
): Pair[] {
  const votes = new Map<string, { up: Vote[]; down: Vote[]; tie: string[]; bad: string[] }>();
  const key = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const at = (a: string, b: string) => {
    const place = key(a, b);
    const found = votes.get(place) ?? { up: [], down: [], tie: [], bad: [] };
    votes.set(place, found);
    return found;
  };
  for (const { annotatorId: annotator, grades } of work) {
    for (const { answer } of grades.answers) {
      for (const { chosen, rejected, margin } of preferenceOrder(answer)) {
        at(chosen, rejected)[chosen < rejected ? 'up' : 'down'].push({ margin, annotator });
      }
      for (const [a, b] of tiesOf(answer)) at(a, b).tie.push(annotator);
      for (const [a, b] of badOf(answer)) at(a, b).bad.push(annotator);
    }
  }
  const pairs: Pair[] = [];
  for (const [place, { up, down, tie, bad }] of votes) {
    const [first = '', second = ''] = place.split(' ');
    const winners = up.length > down.length ? up : down;
    const losers = up.length > down.length ? down : up;
    const of = up.length + down.length + tie.length + bad.length;
    if (bad.length > 0 && bad.length >= winners.length && bad.length >= tie.length)
      leave('both bad');
    else if (tie.length > 0 && tie.length >= winners.length) leave('tie');
    else if (winners.length === losers.length) leave('annotators disagree');
    else {
      const upWins = winners === up;
      const chosen = sideOf(task, upWins ? first : second, work);
      const rejected = sideOf(task, upWins ? second : first, work);
      if (chosen === null || rejected === null) continue;
      pairs.push({
        chosen,
        rejected,
        margin: mean(winners.map(({ margin }) => margin)),
        by,
        agree: winners.length,
        of,
        annotators: winners.map(({ annotator }) => annotator),
      });
    }
  }
  return pairs;
}

function tiesOf(answer: NamedAnswer['answer']): [string, string][] {
  if (answer.kind === 'preference' && answer.value === 0 && !answer.bothBad) {
    return [[answer.first, answer.second]];
  }
  return answer.kind === 'ranking' && !answer.allBad ? answer.slots.flatMap(everyTwo) : [];
}

function badOf(answer: NamedAnswer['answer']): [string, string][] {
  if (answer.kind === 'preference' && answer.bothBad) return [[answer.first, answer.second]];
  return answer.kind === 'ranking' && answer.allBad ? everyTwo(answer.slots.flat()) : [];
}

function everyTwo(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b): [string, string] => [a, b]));
}

/** A rewrite is better than what it was made from, and, by the rule, than all of a bad lot. */
function rewritePairs(
  task: GradedTask,
  work: readonly GradedAnnotation[],
  options: ExportOptions,
): Pair[] {
  return work.flatMap((annotation) => {
    const { grades, annotatorId } = annotation;
    const bad = new Set(grades.answers.flatMap(({ answer }) => badOf(answer)).flat());
    return grades.rewrites.flatMap(({ responseId, text }) => {
      const original = sideOf(task, responseId, work);
      if (original === null) return [];
      const chosen = { ...original, messages: rewritten(text), rewrite: true, score: null };
      const others =
        options.bothBad === 'rewrite-over-both' && bad.has(responseId)
          ? [...bad].filter((id) => id !== responseId)
          : [];
      return [responseId, ...others].flatMap((id): Pair[] => {
        const rejected = sideOf(task, id, work);
        if (rejected === null) return [];
        const annotators = [annotatorId];
        return [{ chosen, rejected, margin: null, by: 'rewrite', agree: 1, of: 1, annotators }];
      });
    });
  });
}

export function rewritten(text: string): Message[] {
  return [textMessage('assistant', text)];
}

export function sideOf(
  task: GradedTask,
  responseId: string,
  work: readonly GradedAnnotation[],
): Side | null {
  const response = task.responses.find(({ id }) => id === responseId);
  if (response === undefined) return null;
  const scores = work.flatMap((each) => {
    const raw = each.scores.find((score) => score.responseId === responseId)?.raw;
    return raw === null || raw === undefined ? [] : [raw];
  });
  return {
    responseId,
    messages: response.messages,
    model: response.model,
    rewrite: false,
    score: scores.length === 0 ? null : mean(scores),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
