import { preferenceOrder } from '#domain/score/preference-order.ts';
import { scoreRange } from '#domain/score/score-range.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';
import type { Criterion } from './criterion.ts';
import type { GradedWork } from './graded-work.ts';
import { staleVerdicts, type VerdictPlace } from './stale-verdicts.ts';

/** Two responses whose order by score turns round, in one expert's grades. */
export type TurnedOrder = {
  annotationId: string;
  taskId: string;
  before: { ahead: string; by: number };
  after: { ahead: string; by: number };
};

/** What publishing changed criteria does to the grades that exist. */
export type RubricEffect = {
  /** Scores of responses. `open` ones depend on verdicts that have to be given again. */
  scores: { of: number; moved: number; open: number; deltas: number[] };
  orders: { of: number; turned: TurnedOrder[]; open: number };
  /** Preferred pairs whose score says the opposite, before and after. */
  preferences: {
    of: number;
    apartBefore: number;
    apartAfter: number;
    turnedApart: number;
    turnedTogether: number;
    open: number;
  };
  stale: { annotationId: string; taskId: string; annotatorId: string; places: VerdictPlace[] }[];
};

/** A score as far as it is settled: `low` and `high` differ while verdicts are open. */
type Bounds = { low: number; high: number } | null;
type Order = 'first' | 'second' | 'tie' | 'open';

/** Smaller differences are rounding. */
const LEAST = 1e-9;

/**
 * What would change before anything is published. Verdicts that stand are counted under the new
 * points; those that would become stale are open, so scores that depend on them are a range and
 * are called open, not moved.
 */
export function rubricEffect(
  rule: ScoringRule,
  after: readonly Criterion[],
  works: readonly GradedWork[],
): RubricEffect {
  const effect: RubricEffect = {
    scores: { of: 0, moved: 0, open: 0, deltas: [] },
    orders: { of: 0, turned: [], open: 0 },
    preferences: {
      of: 0,
      apartBefore: 0,
      apartAfter: 0,
      turnedApart: 0,
      turnedTogether: 0,
      open: 0,
    },
    stale: [],
  };
  for (const work of works) {
    const { annotationId, taskId, annotatorId, responseIds } = work;
    const { stale, kept } = staleVerdicts(work, after);
    if (stale.length > 0) effect.stale.push({ annotationId, taskId, annotatorId, places: stale });
    const was = new Map(
      responseIds.map((id) => [id, scoreRange(rule, work.criteria, work.verdicts, id)]),
    );
    const is = new Map(responseIds.map((id) => [id, scoreRange(rule, after, kept, id)]));
    for (const id of responseIds)
      countScore(effect.scores, was.get(id) ?? null, is.get(id) ?? null);
    countOrders(effect.orders, work, was, is);
    countPreferences(effect.preferences, work, was, is);
  }
  return effect;
}

const isSettled = (bounds: Bounds) => bounds !== null && bounds.high - bounds.low < LEAST;

function countScore(scores: RubricEffect['scores'], before: Bounds, after: Bounds): void {
  scores.of += 1;
  if (before === null && after === null) return;
  if (before === null || after === null) {
    scores.moved += 1;
  } else if (isSettled(after) && isSettled(before)) {
    const delta = after.low - before.low;
    if (Math.abs(delta) < LEAST) return;
    scores.moved += 1;
    scores.deltas.push(delta);
  } else if (before.low > after.high + LEAST || before.high < after.low - LEAST) {
    scores.moved += 1;
  } else if (!isSettled(after)) {
    scores.open += 1;
  }
}

function orderOf(a: Bounds, b: Bounds): Order {
  if (a === null || b === null) return 'tie';
  if (a.low > b.high + LEAST) return 'first';
  if (b.low > a.high + LEAST) return 'second';
  return isSettled(a) && isSettled(b) ? 'tie' : 'open';
}

type Scores = ReadonlyMap<string, Bounds>;

function countOrders(
  orders: RubricEffect['orders'],
  { annotationId, taskId, responseIds }: GradedWork,
  was: Scores,
  is: Scores,
): void {
  responseIds.forEach((first, at) => {
    for (const second of responseIds.slice(at + 1)) {
      const pair = (scores: Scores) =>
        [scores.get(first) ?? null, scores.get(second) ?? null] as const;
      const [before, after] = [pair(was), pair(is)];
      const [stood, stands] = [orderOf(...before), orderOf(...after)];
      orders.of += 1;
      if (stands === 'open' && stood !== 'open') orders.open += 1;
      const isOrder = (each: Order) => each === 'first' || each === 'second';
      if (!isOrder(stood) || !isOrder(stands) || stood === stands) continue;
      const side = (order: Order, [a, b]: readonly [Bounds, Bounds]) => ({
        ahead: order === 'first' ? first : second,
        by: Math.abs((a?.low ?? 0) - (b?.low ?? 0)),
      });
      orders.turned.push({
        annotationId,
        taskId,
        before: side(stood, before),
        after: side(stands, after),
      });
    }
  });
}

function countPreferences(
  counts: RubricEffect['preferences'],
  { answers }: GradedWork,
  was: Scores,
  is: Scores,
): void {
  for (const { chosen, rejected } of answers.flatMap(({ answer }) => preferenceOrder(answer))) {
    const order = (scores: Scores) =>
      orderOf(scores.get(chosen) ?? null, scores.get(rejected) ?? null);
    const [stood, stands] = [order(was), order(is)];
    counts.of += 1;
    if (stood === 'second') counts.apartBefore += 1;
    if (stands === 'second') counts.apartAfter += 1;
    if (stands === 'open') counts.open += 1;
    else if (stood !== 'second' && stands === 'second') counts.turnedApart += 1;
    else if (stood === 'second') counts.turnedTogether += stands === 'second' ? 0 : 1;
  }
}
