import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { criterionStandings, type Standing, type Standings } from './criterion-standings.ts';
import { clamp, failsGate } from './score-response.ts';
import type { ScoringRule, Share } from './scoring-rule.ts';

/** What a response may still score: the bounds are reached, not merely safe. */
export type ScoreRange = {
  low: number;
  high: number;
  clampedLow: number;
  clampedHigh: number;
  /** Points brought by the verdicts given so far. */
  points: number;
  /** The most points that the applicable criteria could bring. */
  positivePoints: number;
  /** Verdicts that are open and apply, as far as known. */
  open: number;
  gateFailed: boolean;
};

/**
 * The lowest and highest score of one response over all ways of answering its open verdicts
 * *met* or *not met*; null where no way gives a score.
 *
 * A score is a ratio Σ n / Σ d over the criteria that apply, and which ones apply depends on the
 * answers to others. The best ratio is found by Dinkelbach's method (W. Dinkelbach, "On nonlinear
 * fractional programming", Management Science 13, 1967): for a guess λ find the answers with the
 * largest Σ n − λ Σ d, take their ratio as the next guess, stop when it no longer grows. For one
 * λ the sum falls apart: an open criterion that no other depends on is answered by the sign of
 * its gain; one that others depend on is tried both ways, after which what hangs from it is
 * independent of the rest. On a forest of dependencies that takes a number of steps about
 * linear in the criteria.
 */
export function scoreRange(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  verdicts: readonly Verdict[],
  responseId: string,
): ScoreRange | null {
  const standings = criterionStandings(criteria, verdicts, responseId);
  const nodes = nodesOf(rule, standings);
  const high = bestRatio(nodes, 1);
  const low = bestRatio(nodes, -1);
  if (high === null || low === null) return null;
  const gateFailed = standings.some(failsGate);
  const range = { low, high, points: 0, positivePoints: 0, open: 0, gateFailed };
  for (const { criterion, own, effective } of standings) {
    const { gain } = rule.share(criterion);
    if (own === 'open' && effective === 'open') range.open++;
    if (effective !== 'not-applicable' || rule.notApplicable === 'counts-zero') {
      range.positivePoints += Math.max(gain, 0);
    }
    if (typeof effective !== 'number') continue;
    range.points += gain * effective;
  }
  return { ...range, clampedLow: clamp(low), clampedHigh: clamp(high) };
}

/** One criterion as the search sees it; `above` and `below` are indices of other nodes. */
type Node = { share: Share; own: Standing; keepsSize: boolean; above: number[]; below: number[] };

/** A sum over some criteria: numerator and denominator. */
type Sum = { n: number; d: number };
/** The best sum of all, and the best one that has a denominator (a score needs one). */
type Best = { any: Sum; scored: Sum | null };

function nodesOf(rule: ScoringRule, standings: readonly Standings[]): Node[] {
  const indexOf = new Map(standings.map((each, index) => [each.criterion.id, index]));
  const nodes = standings.map(({ criterion, own, dependsOn }): Node => {
    const above = dependsOn.flatMap((id) => indexOf.get(id) ?? []);
    const keepsSize = rule.notApplicable === 'counts-zero';
    return { share: rule.share(criterion), own, keepsSize, above, below: [] };
  });
  nodes.forEach((node, index) => {
    for (const parent of node.above) nodes[parent]?.below.push(index);
  });
  return nodes;
}

/** The highest (`sign` 1) or lowest (−1) ratio that any answers reach. */
function bestRatio(nodes: readonly Node[], sign: 1 | -1): number | null {
  let ratio: number | null = null;
  for (;;) {
    const lambda: number = ratio ?? 0;
    const { scored } = bestSum(nodes, [...nodes.keys()], new Map(), sign, lambda);
    if (scored === null) return null;
    const next = scored.n / scored.d;
    if (ratio !== null && sign * (next - ratio) <= 1e-12 * Math.max(1, Math.abs(ratio))) {
      return ratio;
    }
    ratio = next;
  }
}

/**
 * The best sum over the given nodes, whose parents are among them or in `met` (settled: met or
 * not). `met` is not changed.
 */
function bestSum(
  nodes: readonly Node[],
  given: readonly number[],
  met: ReadonlyMap<number, boolean>,
  sign: 1 | -1,
  lambda: number,
): Best {
  const value = (sum: Sum) => sign * (sum.n - lambda * sum.d);
  const settled = new Map(met);
  const here = new Set(given);
  const waiting = new Set<number>();
  let total: Best = { any: { n: 0, d: 0 }, scored: null };
  const settle = (index: number, sum: Sum, isMet: boolean): void => {
    settled.set(index, isMet);
    total = together(total, { any: sum, scored: sum.d > 0 ? sum : null }, value);
  };

  for (const index of parentsFirst(nodes, given)) {
    const node = nodes[index];
    if (node === undefined) continue;
    const { share, own, keepsSize, above, below } = node;
    const nothing = { n: 0, d: keepsSize ? share.size : 0 };
    if (above.some((parent) => settled.get(parent) === false)) settle(index, nothing, false);
    else if (above.some((parent) => !settled.has(parent))) waiting.add(index);
    else if (own === 'not-applicable') settle(index, nothing, false);
    else if (own !== 'open') settle(index, earned(share, own), own > 0);
    else if (below.some((child) => here.has(child))) waiting.add(index);
    else settle(index, earned(share, sign * share.gain > 0 ? 1 : 0), true);
  }

  for (const part of connectedParts(nodes, waiting)) {
    const [first, ...rest] = part;
    const node = first === undefined ? undefined : nodes[first];
    if (first === undefined || node === undefined) continue;
    const ways = ([1, 0] as const).map((answer) => {
      const sum = earned(node.share, answer);
      const below = bestSum(nodes, rest, new Map(settled).set(first, answer > 0), sign, lambda);
      return together(below, { any: sum, scored: sum.d > 0 ? sum : null }, value);
    });
    const best = ways.reduce((a, b) => ({
      any: value(b.any) > value(a.any) ? b.any : a.any,
      scored: better(a.scored, b.scored, value),
    }));
    total = together(total, best, value);
  }
  return total;
}

const earned = ({ gain, base, size }: Share, fraction: number): Sum => ({
  n: gain * fraction + base,
  d: size,
});

const add = (a: Sum, b: Sum): Sum => ({ n: a.n + b.n, d: a.d + b.d });

function better(a: Sum | null, b: Sum | null, value: (sum: Sum) => number): Sum | null {
  if (a === null || b === null) return a ?? b;
  return value(b) > value(a) ? b : a;
}

/** Two independent parts as one: it has a denominator when either part has. */
function together(a: Best, b: Best, value: (sum: Sum) => number): Best {
  const left = a.scored && add(a.scored, b.any);
  const right = b.scored && add(a.any, b.scored);
  return { any: add(a.any, b.any), scored: better(left, right, value) };
}

function parentsFirst(nodes: readonly Node[], given: readonly number[]): number[] {
  const left = new Set(given);
  const ordered: number[] = [];
  const visit = (index: number): void => {
    if (!left.delete(index)) return;
    for (const parent of nodes[index]?.above ?? []) visit(parent);
    ordered.push(index);
  };
  for (const index of given) visit(index);
  return ordered;
}

/** The waiting nodes in groups that no dependency joins, each with its parents first. */
function connectedParts(nodes: readonly Node[], waiting: ReadonlySet<number>): number[][] {
  const left = new Set(waiting);
  const parts: number[][] = [];
  for (const start of waiting) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const index of part) {
      const node = nodes[index];
      for (const next of [...(node?.above ?? []), ...(node?.below ?? [])]) {
        if (left.delete(next)) part.push(next);
      }
    }
    parts.push(parentsFirst(nodes, part));
  }
  return parts;
}
