import {
  continueSequentialCheck,
  sequentialPlan,
  startSequentialCheck,
  type SequentialPlan,
  type SequentialProgress,
} from '#domain/sampling/sequential-check.ts';
import { defectsAtLimit } from '#domain/sampling/spot-check-plan.ts';
import { stratifiedDefectRate } from '#domain/sampling/stratified-bound.ts';
import {
  COUNT_BOUND,
  countDefectInterval,
  mostDefectsOfCount,
} from '#domain/sampling/stratified-count-bound.ts';
import {
  countedLot,
  defectRow,
  isComplete,
  lotParts,
  SEQUENCE,
  type CountedLot,
  type DefectRow,
  type LotItem,
} from './defect-row.ts';
import { cleanItemsToDecide } from './draw-check.ts';
import type { SpotCheckClaim } from './spot-check-claim.ts';

export type SpotCheckReport = {
  population: number;
  drawn: number;
  regraded: number;
  defects: number;
  /** `undecided` while it runs; `not-supported` never says that the data are bad. */
  verdict: 'supported' | 'refuted' | 'not-supported' | 'undecided';
  /** The unbiased estimate for the whole lot; null before the draw is complete. */
  rate: number | null;
  interval: { low: number; high: number; method: string } | null;
  /** The rate is below this with the claim's confidence; null before it may be stated. */
  upper: number | null;
  /** Regrades, all without a defect, that would decide it now, and after one more defect. */
  more: { clean: number | null; afterOneDefect: number | null };
  strata: DefectRow[];
  experts: DefectRow[];
  /** The estimate as it went, for the plot: after so many items. */
  path: { items: number; rate: number; low: number; high: number }[];
};

/** Points of the path that are drawn; more would not be seen. */
const PATH_POINTS = 24;

/**
 * What a spot check says now. Regrades count in the order of the draw up to the first that still
 * waits: a later one that came in earlier waits for its turn, so that it makes no difference who
 * was quick. A stratified check states no interval before its whole draw is regraded; a
 * sequential one uses only the confidence sequence, which holds whenever one stops.
 */
export function spotCheckReport(claim: SpotCheckClaim, lot: readonly LotItem[]): SpotCheckReport {
  const all = countedLot(lot);
  return claim.mode === 'sequential' ? sequentialReport(claim, all) : stratifiedReport(claim, all);
}

function stratifiedReport(claim: SpotCheckClaim, all: CountedLot): SpotCheckReport {
  const { confidence, accept } = claim;
  const { lot, drawn, counted } = all;
  const complete = isComplete(all);
  const defects = countDefects(counted);
  const strata = lotParts(lot, counted, ({ stratum }) => stratum);
  const upperCount = complete ? mostDefectsOfCount(strata, 1 - confidence) : null;
  const whole = complete ? countDefectInterval(strata, confidence) : null;
  const limit = defectsAtLimit({ ...claim, population: lot.length });
  const left = drawn.length - counted.length;
  return {
    ...totals(all),
    verdict:
      defects > accept
        ? whole && whole.fewest >= limit
          ? 'refuted'
          : 'not-supported'
        : upperCount !== null && upperCount < limit
          ? 'supported'
          : 'undecided',
    rate: complete ? (stratifiedDefectRate(strata) ?? null) : null,
    interval: whole && { low: whole.low, high: whole.high, method: COUNT_BOUND },
    upper: upperCount === null || lot.length === 0 ? null : upperCount / lot.length,
    more: {
      clean: defects > accept ? null : left,
      afterOneDefect: defects + 1 > accept ? null : left,
    },
    ...rows(claim, all),
    // Drawn so that the bar's upper end is the claim's one-sided bound.
    path: complete ? [point(counted, countDefectInterval(strata, 2 * confidence - 1))] : [],
  };
}

function sequentialReport(claim: SpotCheckClaim, all: CountedLot): SpotCheckReport {
  const { lot, counted } = all;
  const population = lot.length;
  const { limit, confidence } = claim;
  const plan = sequentialPlan({ population, limit, confidence });
  let state = startSequentialCheck(plan);
  const path: SpotCheckReport['path'] = [];
  const every = Math.max(1, Math.ceil(counted.length / PATH_POINTS));
  for (const [index, item] of counted.entries()) {
    state = continueSequentialCheck(plan, state, item.defective === true);
    const at = index + 1;
    if (at % every === 0 || at === counted.length) path.push(sequencePoint(state, population));
  }
  const { verdict } = state;
  const isOver = verdict !== 'continue' || state.sampled >= population;
  return {
    ...totals(all),
    verdict: verdict === 'continue' ? 'undecided' : verdict,
    rate: counted.length === 0 ? null : countDefects(counted) / counted.length,
    interval:
      counted.length === 0
        ? null
        : { low: state.fewest / population, high: state.most / population, method: SEQUENCE },
    upper: counted.length === 0 ? null : state.most / population,
    more: isOver
      ? { clean: 0, afterOneDefect: 0 }
      : {
          clean: cleanItemsToDecide(plan, state),
          afterOneDefect: afterOneDefect(plan, state),
        },
    ...rows(claim, all),
    path,
  };
}

function afterOneDefect(plan: SequentialPlan, state: SequentialProgress): number | null {
  const rest = cleanItemsToDecide(plan, continueSequentialCheck(plan, state, true));
  return rest === null ? null : rest + 1;
}

const countDefects = (items: readonly LotItem[]) =>
  items.filter(({ defective }) => defective === true).length;

function totals({
  lot,
  drawn,
  counted,
}: CountedLot): Pick<SpotCheckReport, 'population' | 'drawn' | 'regraded' | 'defects'> {
  return {
    population: lot.length,
    drawn: drawn.length,
    regraded: counted.length,
    defects: countDefects(counted),
  };
}

function rows(claim: SpotCheckClaim, all: CountedLot): Pick<SpotCheckReport, 'strata' | 'experts'> {
  const by = (key: (item: LotItem) => string) =>
    [...new Set(all.lot.map(key))].map((name) =>
      defectRow(claim, all, { name, has: (item) => key(item) === name }),
    );
  return { strata: by(({ stratum }) => stratum), experts: by(({ expertId }) => expertId) };
}

function point(counted: readonly LotItem[], { low, high }: { low: number; high: number }) {
  return { items: counted.length, rate: countDefects(counted) / counted.length, low, high };
}

function sequencePoint(state: SequentialProgress, population: number) {
  return {
    items: state.sampled,
    rate: state.defects / state.sampled,
    low: state.fewest / population,
    high: state.most / population,
  };
}
