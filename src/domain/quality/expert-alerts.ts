import * as z from 'zod/mini';
import { positionBias } from '#domain/skill/position-bias.ts';
import { tooFast, type TimedItem } from '#domain/skill/too-fast.ts';
import { rateAlert } from '#domain/skill/rate-alert.ts';
import { alwaysMax, straightLining, type AnsweredItem } from '#domain/skill/uniform-answers.ts';
import type { Judgement } from './judgement.ts';
import { TOP, topAnswers, type AnswerScales } from './top-answers.ts';

export const expertAlertKind = z.enum([
  'too-fast',
  'straight-lining',
  'always-max',
  'position-bias',
  'copied-text',
]);

/** A reason to look at somebody's work, with the items that show it. Never a verdict. */
export type ExpertAlert = {
  kind: z.infer<typeof expertAlertKind>;
  annotatorId: string;
  /** The finding in one sentence with its numbers. */
  says: string;
  /** An expert like the others is flagged by this check with at most this chance. */
  falseAlarmRate: number;
  pValue: number;
  /** Annotations behind it, the clearest first. */
  annotationIds: string[];
};

/** More of a text than this, word for word in one response, is quotation rather than judgement. */
const MOSTLY = 0.5;
const FALSE_ALARM_RATE = 0.01;

/** A judgement with what straight-lining and the tops of the scales are found from. */
type Read = Judgement & { answered: AnsweredItem[]; top: AnsweredItem[] };

/** Every check for every expert; experts are checked against all others of the project. */
export function expertAlerts(
  judgements: readonly Judgement[],
  scales: AnswerScales = { questions: [], rubrics: new Map() },
): ExpertAlert[] {
  // Read once: everybody's answers are compared with each expert's.
  const read = judgements.map((each): Read => ({
    ...each,
    answered: answered(each),
    top: topAnswers(each, scales),
  }));
  const experts = [...new Set(judgements.map((each) => each.annotatorId))];
  return experts
    .flatMap((expert) => {
      const own = read.filter((each) => each.annotatorId === expert);
      const others = read.filter((each) => each.annotatorId !== expert);
      return [
        fast(expert, own, others),
        lined(expert, own, others),
        topped(expert, own, others),
        biased(expert, own),
        copied(expert, own, others),
      ];
    })
    .filter((alert) => alert !== null)
    .toSorted((a, b) => a.pValue - b.pValue);
}

function fast(expert: string, own: readonly Judgement[], others: readonly Judgement[]) {
  const result = tooFast(own.flatMap(timed), others.flatMap(timed));
  if (result.kind === 'quiet') return null;
  return alert('too-fast', expert, {
    says: `${result.own.shown} of ${result.own.of} items were done in under ${result.floor.toFixed(2)} seconds a word; of the others’ items ${result.others.shown} of ${result.others.of}.`,
    falseAlarmRate: result.falseAlarmRate,
    pValue: result.pValue,
    annotationIds: result.evidence.map(({ item }) => item),
  });
}

function lined(expert: string, own: readonly Read[], others: readonly Read[]) {
  const answers = (each: Read) => each.answered;
  const result = straightLining(own.flatMap(answers), others.flatMap(answers));
  if (result.kind === 'quiet') return null;
  const seen = new Set(result.evidence);
  return alert('straight-lining', expert, {
    says: `${result.own.shown} of ${result.own.of} responses got the same verdict on every criterion; from others, on the same responses, ${result.others.shown} of ${result.others.of}.`,
    falseAlarmRate: result.falseAlarmRate,
    pValue: result.pValue,
    annotationIds: own
      .filter((each) => each.answered.some(({ item }) => seen.has(item)))
      .map((each) => each.annotationId),
  });
}

function topped(expert: string, own: readonly Read[], others: readonly Read[]) {
  const answers = (each: Read) => each.top;
  const result = alwaysMax(own.flatMap(answers), others.flatMap(answers), TOP);
  if (result.kind === 'quiet') return null;
  const seen = new Set(result.evidence);
  return alert('always-max', expert, {
    says: `${result.own.shown} of ${result.own.of} scores and sets of ratings are all at the top of their scale; from others, on the same, ${result.others.shown} of ${result.others.of}.`,
    falseAlarmRate: result.falseAlarmRate,
    pValue: result.pValue,
    annotationIds: own
      .filter((each) => each.top.some(({ item }) => seen.has(item)))
      .map((each) => each.annotationId),
  });
}

/** Quoting is part of judging, so only texts that are mostly quotation count, beside the others’. */
function copied(expert: string, own: readonly Judgement[], others: readonly Judgement[]) {
  const written = (all: readonly Judgement[]) => all.filter((each) => each.copied !== null);
  const mostly = (all: readonly Judgement[]) => all.filter((each) => (each.copied ?? 0) > MOSTLY);
  const count = (all: readonly Judgement[]) => ({
    shown: mostly(all).length,
    of: written(all).length,
  });
  const result = rateAlert(count(own), count(others), FALSE_ALARM_RATE);
  if (result.kind === 'quiet') return null;
  return alert('copied-text', expert, {
    says: `${result.own.shown} of ${result.own.of} written answers stand for more than half word for word in a response; of the others’ ${result.others.shown} of ${result.others.of}.`,
    falseAlarmRate: result.falseAlarmRate,
    pValue: result.pValue,
    annotationIds: mostly(own)
      .toSorted((a, b) => (b.copied ?? 0) - (a.copied ?? 0))
      .map((each) => each.annotationId),
  });
}

function biased(expert: string, own: readonly Judgement[]) {
  const preferred = own.flatMap(({ grades, annotationId }) =>
    grades.answers.flatMap(({ answer }) =>
      answer.kind === 'preference' && answer.value !== null
        ? [{ annotationId, which: sideOf(answer.value) }]
        : [],
    ),
  );
  const result = positionBias(preferred.map(({ which }) => which));
  if (result.kind === 'quiet') return null;
  const side = result.first * 2 > result.of ? 'first' : 'second';
  const { low, high } = result.interval;
  return alert('position-bias', expert, {
    says: `Prefers the response shown first in ${result.first} of ${result.of} comparisons (95 % interval ${percent(low)} to ${percent(high)}); the order is drawn by lot.`,
    falseAlarmRate: result.falseAlarmRate,
    pValue: result.pValue,
    annotationIds: preferred
      .filter(({ which }) => which === side)
      .map(({ annotationId }) => annotationId),
  });
}

function alert(
  kind: ExpertAlert['kind'],
  annotatorId: string,
  rest: Omit<ExpertAlert, 'kind' | 'annotatorId'>,
): ExpertAlert {
  return { kind, annotatorId, ...rest };
}

/** Nought seconds are no recorded time, e.g. of imported work, and no haste. */
function timed({ annotationId, activeSeconds, words }: Judgement): TimedItem[] {
  return activeSeconds > 0 ? [{ item: annotationId, seconds: activeSeconds, words }] : [];
}

/** A response is one item of straight-lining: its verdicts in the order of the criteria. */
function answered({ taskId, grades }: Judgement): AnsweredItem[] {
  const byResponse = new Map<string, string[]>();
  for (const { responseId, value } of grades.verdicts) {
    const answers = byResponse.get(responseId);
    if (answers) answers.push(String(value));
    else byResponse.set(responseId, [String(value)]);
  }
  return [...byResponse].map(([responseId, answers]) => ({
    item: `${taskId}/${responseId}`,
    answers,
  }));
}

/** Negative values prefer the response that stood first on the expert's screen. */
function sideOf(value: number): 'first' | 'second' | 'tie' {
  if (value === 0) return 'tie';
  return value < 0 ? 'first' : 'second';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
