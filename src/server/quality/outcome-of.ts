import type { Outcome } from '#contract/quality/get-quality.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import { median } from '#domain/quality/median.ts';
import type { ScopedItem } from '#domain/quality/quality-scope.ts';
import type { GoldResult } from '#server/gold/gold-results.ts';
import { addCosts, type CostPart } from '#server/pay/project-cost.ts';
import type { DefectsOf } from '#server/spot-checks/newest-defects.ts';
import { isAccepted, type ItemRow } from './item-rows.ts';

/** A part of the work: everything that was measured of it. */
export type Portion = {
  items: readonly ItemRow[];
  judgements: readonly Judgement[];
  costs: readonly CostPart[];
  gold: readonly GoldResult[];
  /** What of a spot check's lot belongs to it. */
  has(item: ScopedItem): boolean;
};

/** How a part of the work fared and what it cost. */
export function outcomeOf(
  { items, judgements, costs, gold, has }: Portion,
  defectsOf: DefectsOf,
): Outcome {
  const accepted = items.filter(isAccepted).length;
  const { amounts, secondsWithoutRate } = addCosts(costs);
  const timed = judgements.filter(hasTime);
  return {
    items: items.length,
    accepted,
    returned: items.filter(({ state }) => state === 'returned').length,
    disputed: items.filter(({ disputed }) => disputed).length,
    upheld: items.filter(({ upheld }) => upheld).length,
    medianActiveSeconds: median(timed.map((each) => each.activeSeconds)),
    withoutTime: judgements.length - timed.length,
    defects: defectsOf(has),
    gold:
      gold.length === 0
        ? null
        : { right: gold.filter(({ right }) => right).length, of: gold.length },
    cost: amounts,
    costPerAccepted:
      accepted === 0
        ? []
        : amounts.map(({ minor, currency }) => ({
            minor: Math.round(minor / accepted),
            currency,
          })),
    secondsWithoutRate,
  };
}

/** Work that was done elsewhere arrives without a time; nought is not how long it took. */
export function hasTime({ activeSeconds }: Pick<Judgement, 'activeSeconds'>): boolean {
  return activeSeconds > 0;
}
