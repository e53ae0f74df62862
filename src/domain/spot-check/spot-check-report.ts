import { defectInterval } from '#domain/sampling/defect-bounds.ts';
import {
  continueSequentialCheck,
  sequentialPlan,
  startSequentialCheck,
  type SequentialPlan,
  type SequentialProgress,
} from '#domain/sampling/sequential-check.ts';
import { defectsAtLimit } from '#domain/sampling/spot-check-plan.ts';
import {
  stratifiedDefectInterval,
  stratifiedDefectRate,
} from '#domain/sampling/stratified-bound.ts';
import {
  COUNT_BOUND,
  countDefectInterval,
  mostDefectsOfCount,
} from '#domain/sampling/stratified-count-bound.ts';
import type { CheckStratum } from './check-stratum.ts';
import { cleanItemsToDecide } from './draw-check.ts';
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
const SEQUENCE = 'confidence sequence without replacement (Waudby-Smith and Ramdas 2020)';

/**
 * What a spot check says now. Regrades count in the order of the draw up to the first that still
 * waits: a later one that came in earlier waits for its turn, so that it makes no difference who
 * was quick. A stratified check states no interval before its whole draw is regraded; a
 * sequential one uses only the confidence sequence, which holds whenever one stops.
 */
export function spotCheckReport(claim: SpotCheckClaim, lot: readonly LotItem[]): SpotCheckReport {
  const drawn = lot
    .filter((item) => item.place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const open = drawn.findIndex(({ defective }) => defective === null);
  const counted = open === -1 ? drawn : drawn.slice(0, open);
  return claim.mode === 'sequential'
    ? sequentialReport(claim, lot, drawn, counted)
    : stratifiedReport(claim, lot, drawn, counted);
}

function stratifiedReport(
  claim: SpotCheckClaim,
  lot: readonly LotItem[],
  drawn: readonly LotItem[],
  counted: readonly LotItem[],
): SpotCheckReport {
  const { confidence, accept } = claim;
  const complete = counted.length === drawn.length && drawn.length > 0;
  const defects = countDefects(counted);
  const strata = parts(lot, counted, ({ stratum }) => stratum);
  const upperCount = complete ? mostDefectsOfCount(strata, 1 - confidence) : null;
  const whole = complete ? countDefectInterval(strata, confidence) : null;
  const limit = defectsAtLimit({ ...claim, population: lot.length });
  const left = drawn.length - counted.length;
  return {
    ...totals(lot, drawn, counted),
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
    strata: strata.map((each) => ({
      ...shown(each),
      interval: complete ? intervalOf(defectInterval(each, confidence)) : null,
    })),
    experts: parts(lot, counted, ({ expertId }) => expertId).map((expert) => {
      const own = (item: LotItem) => item.expertId === expert.name;
      const cells = parts(lot.filter(own), counted.filter(own), ({ stratum }) => stratum);
      // Within one stratum an expert's items are a simple random sample of his; over several
      // the strata's exact bounds are added up.
      const [only, ...others] = cells;
      const bound =
        only && others.length === 0
          ? defectInterval(only, confidence)
          : stratifiedDefectInterval(cells, confidence);
      return { ...shown(expert), interval: complete ? intervalOf(bound) : null };
    }),
    // Drawn so that the bar's upper end is the claim's one-sided bound.
    path: complete ? [point(counted, countDefectInterval(strata, 2 * confidence - 1))] : [],
  };
}

function sequentialReport(
  claim: SpotCheckClaim,
  lot: readonly LotItem[],
  drawn: readonly LotItem[],
  counted: readonly LotItem[],
): SpotCheckReport {
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
  const sequence = (rows: readonly LotItem[], all: number) => {
    const ownPlan = sequentialPlan({ population: all, limit, confidence });
    let own = startSequentialCheck(ownPlan);
    for (const { defective } of rows)
      own = continueSequentialCheck(ownPlan, own, defective === true);
    return { low: own.fewest / all, high: own.most / all, method: SEQUENCE };
  };
  const rowsBy = (key: (item: LotItem) => string): DefectRow[] =>
    parts(lot, counted, key).map((each) => ({
      ...shown(each),
      interval: sequence(
        counted.filter((item) => key(item) === each.name),
        each.population,
      ),
    }));
  return {
    ...totals(lot, drawn, counted),
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
    strata: rowsBy(({ stratum }) => stratum),
    experts: rowsBy(({ expertId }) => expertId),
    path,
  };
}

function afterOneDefect(plan: SequentialPlan, state: SequentialProgress): number | null {
  const rest = cleanItemsToDecide(plan, continueSequentialCheck(plan, state, true));
  return rest === null ? null : rest + 1;
}

const countDefects = (items: readonly LotItem[]) =>
  items.filter(({ defective }) => defective === true).length;

function totals(
  lot: readonly LotItem[],
  drawn: readonly LotItem[],
  counted: readonly LotItem[],
): Pick<SpotCheckReport, 'population' | 'drawn' | 'regraded' | 'defects'> {
  return {
    population: lot.length,
    drawn: drawn.length,
    regraded: counted.length,
    defects: countDefects(counted),
  };
}

type Part = { name: string; population: number; sampled: number; defects: number };

function parts(
  lot: readonly LotItem[],
  counted: readonly LotItem[],
  key: (item: LotItem) => string,
): Part[] {
  const sampled = Map.groupBy(counted, key);
  return [...Map.groupBy(lot, key)].map(([name, items]) => {
    const own = sampled.get(name) ?? [];
    return { name, population: items.length, sampled: own.length, defects: countDefects(own) };
  });
}

function shown({ name, population, sampled, defects }: Part) {
  return { name, population, regraded: sampled, defects };
}

function intervalOf({ low, high, method }: { low: number; high: number; method: string }) {
  return { low, high, method };
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
