import { defectInterval } from '#domain/sampling/defect-bounds.ts';
import {
  continueSequentialCheck,
  sequentialPlan,
  startSequentialCheck,
} from '#domain/sampling/sequential-check.ts';
import { stratifiedDefectInterval } from '#domain/sampling/stratified-bound.ts';
import { COUNT_BOUND, countDefectInterval } from '#domain/sampling/stratified-count-bound.ts';
import type { CheckStratum } from './check-stratum.ts';
import type { SpotCheckClaim } from './spot-check-claim.ts';

/** One item of the lot. `place` is null where it was not drawn, `defective` where it waits. */
export type LotItem = {
  stratum: CheckStratum;
  expertId: string;
  place: number | null;
  defective: boolean | null;
};

/** A part of the lot with what its regrades say; no interval before it may be stated. */
export type DefectRow = {
  name: string;
  population: number;
  regraded: number;
  defects: number;
  interval: { low: number; high: number; method: string } | null;
};

/** The lot with what counts of it: regrades in the order of the draw up to the first that waits. */
export type CountedLot<Item extends LotItem = LotItem> = {
  lot: readonly Item[];
  drawn: readonly Item[];
  counted: readonly Item[];
};

export const SEQUENCE = 'confidence sequence without replacement (Waudby-Smith and Ramdas 2020)';

export function countedLot<Item extends LotItem>(lot: readonly Item[]): CountedLot<Item> {
  const drawn = lot
    .filter((item) => item.place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const open = drawn.findIndex(({ defective }) => defective === null);
  return { lot, drawn, counted: open === -1 ? drawn : drawn.slice(0, open) };
}

export const isComplete = ({ drawn, counted }: CountedLot) =>
  counted.length === drawn.length && drawn.length > 0;

/**
 * The defects of any part of the lot that was named without looking at the regrades: an expert's
 * items, a domain's, a period's. Within one stratum they are a simple random sample of that part;
 * over several the strata's exact bounds are added up. A sequential check has its own sequence.
 */
export function defectRow<Item extends LotItem>(
  claim: SpotCheckClaim,
  all: CountedLot<Item>,
  { name, has }: { name: string; has: (item: Item) => boolean },
): DefectRow {
  const counted = all.counted.filter(has);
  const part = {
    name,
    population: all.lot.filter(has).length,
    regraded: counted.length,
    defects: counted.filter(({ defective }) => defective === true).length,
  };
  if (part.population === 0) return { ...part, interval: null };
  if (claim.mode === 'sequential') {
    return { ...part, interval: sequenceOf(claim, counted, part.population) };
  }
  if (!isComplete(all)) return { ...part, interval: null };
  const cells = lotParts(all.lot.filter(has), counted, ({ stratum }) => stratum);
  if (part.population === all.lot.length) {
    // The whole lot: the same bound as the claim's own.
    const { low, high } = countDefectInterval(cells, claim.confidence);
    return { ...part, interval: { low, high, method: COUNT_BOUND } };
  }
  const [only, ...others] = cells;
  const { low, high, method } =
    only && others.length === 0
      ? defectInterval(only, claim.confidence)
      : stratifiedDefectInterval(cells, claim.confidence);
  return { ...part, interval: { low, high, method } };
}

function sequenceOf(
  { limit, confidence }: SpotCheckClaim,
  counted: readonly LotItem[],
  population: number,
) {
  const plan = sequentialPlan({ population, limit, confidence });
  let state = startSequentialCheck(plan);
  for (const { defective } of counted) {
    state = continueSequentialCheck(plan, state, defective === true);
  }
  return { low: state.fewest / population, high: state.most / population, method: SEQUENCE };
}

export type LotPart = { name: string; population: number; sampled: number; defects: number };

/** The lot cut by a key, with what was regraded of each part. */
export function lotParts(
  lot: readonly LotItem[],
  counted: readonly LotItem[],
  key: (item: LotItem) => string,
): LotPart[] {
  const sampled = Map.groupBy(counted, key);
  return [...Map.groupBy(lot, key)].map(([name, items]) => {
    const own = sampled.get(name) ?? [];
    return {
      name,
      population: items.length,
      sampled: own.length,
      defects: own.filter(({ defective }) => defective === true).length,
    };
  });
}
