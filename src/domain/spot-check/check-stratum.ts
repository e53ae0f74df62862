import * as z from 'zod/mini';
import type { Money } from '#domain/pay/money.ts';

/** Where defects are likelier, in the order in which an item is put into the first that fits. */
export const checkStratum = z.enum([
  'new-expert',
  'contradiction',
  'low-agreement',
  'fast',
  'high-pay',
  'rest',
]);
export type CheckStratum = z.infer<typeof checkStratum>;

/** What is known of an item before anybody looks at it again. */
export type ItemFacts = {
  annotationId: string;
  expertId: string;
  /** How many items this expert had submitted before this one. */
  before: number;
  /** Preference and score say the opposite. */
  contradicts: boolean;
  /** The widest difference from another expert's score of the same response; null if alone. */
  apart: number | null;
  /** Active seconds for each word that had to be read; null where no time was recorded. */
  pace: number | null;
  /** What its expert was paid for it, or null where there is no rate or no time. */
  pay: Money | null;
};

/** An expert's first items count as new. */
export const NEW_EXPERT_ITEMS = 10;
/** Scores of one response that lie further apart than this are low agreement. */
export const APART = 0.25;
/** The share of the items that count as fast, and that count as dear. */
const TAIL = 0.1;

/** Puts every item into exactly one stratum. */
export function checkStrata(items: readonly ItemFacts[]): Map<string, CheckStratum> {
  const fast = quantile(
    items.flatMap(({ pace }) => (pace === null ? [] : [pace])),
    TAIL,
  );
  // Currencies are not exchanged here: each has a dear end of its own.
  const paid = items.flatMap(({ pay }) => (pay === null ? [] : [pay]));
  const dear = new Map(
    [...Map.groupBy(paid, ({ currency }) => currency)].map(([currency, own]) => [
      currency,
      quantile(
        own.map(({ minor }) => minor),
        1 - TAIL,
      ),
    ]),
  );
  return new Map(items.map((item) => [item.annotationId, stratumOf(item, fast, dear)]));
}

function stratumOf(item: ItemFacts, fast: number, dear: ReadonlyMap<string, number>): CheckStratum {
  if (item.before < NEW_EXPERT_ITEMS) return 'new-expert';
  if (item.contradicts) return 'contradiction';
  if (item.apart !== null && item.apart > APART) return 'low-agreement';
  if (item.pace !== null && item.pace < fast) return 'fast';
  if (item.pay !== null && item.pay.minor > (dear.get(item.pay.currency) ?? Infinity)) {
    return 'high-pay';
  }
  return 'rest';
}

/** Linear between order statistics; strict comparison with it leaves ties out of the tail. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}
