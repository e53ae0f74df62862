import { dawidSkene, WEAK_PRIOR, type DawidSkeneFit } from '#domain/skill/dawid-skene.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc } from './gwet-ac.ts';
import { intraclassCorrelation } from './intraclass-correlation.ts';
import { kendallTauB } from './kendall-tau-b.ts';
import { kendallW } from './kendall-w.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Ratings } from './ratings.ts';
import { scottPi } from './scott-pi.ts';
import { spearman } from './spearman.ts';
import {
  DEFAULT_OPTIONS,
  undefinedBecause,
  type Interval,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';

type Compute = (ratings: Ratings, options: StatisticOptions) => Statistic;

const STATISTICS = {
  percent: percentAgreement,
  'cohen-kappa': (r, o) => cohenKappa(r, 'identity', o),
  'cohen-kappa-linear': (r, o) => cohenKappa(r, 'linear', o),
  'cohen-kappa-quadratic': (r, o) => cohenKappa(r, 'quadratic', o),
  'scott-pi': scottPi,
  'fleiss-kappa': fleissKappa,
  'krippendorff-nominal': (r, o) => krippendorffAlpha(r, 'nominal', o),
  'krippendorff-ordinal': (r, o) => krippendorffAlpha(r, 'ordinal', o),
  'krippendorff-interval': (r, o) => krippendorffAlpha(r, 'interval', o),
  'krippendorff-ratio': (r, o) => krippendorffAlpha(r, 'ratio', o),
  'gwet-ac1': (r, o) => gwetAc(r, 'identity', o),
  'gwet-ac2-linear': (r, o) => gwetAc(r, 'linear', o),
  'gwet-ac2-quadratic': (r, o) => gwetAc(r, 'quadratic', o),
  'gwet-ac2-ordinal': (r, o) => gwetAc(r, 'ordinal', o),
  'icc-1-1': (r, o) => intraclassCorrelation(r, { model: 1, single: true }, o),
  'icc-2-1': (r, o) => intraclassCorrelation(r, { model: 2, single: true }, o),
  'icc-3-1': (r, o) => intraclassCorrelation(r, { model: 3, single: true }, o),
  'icc-1-k': (r, o) => intraclassCorrelation(r, { model: 1, single: false }, o),
  'icc-2-k': (r, o) => intraclassCorrelation(r, { model: 2, single: false }, o),
  'icc-3-k': (r, o) => intraclassCorrelation(r, { model: 3, single: false }, o),
  'kendall-w': kendallW,
  'kendall-tau-b': kendallTauB,
  spearman,
} as const satisfies Record<string, Compute>;

/** The statistics that are one number. */
export type CoefficientName = keyof typeof STATISTICS;
export type AgreementMetricName = CoefficientName | 'dawid-skene';

/** What one statistic says about a set of ratings, ready to be printed or sent. */
export type CoefficientAnswer = {
  metric: CoefficientName;
  /** null where the statistic is not defined; `why` then says the reason. */
  value: number | null;
  interval: Interval | null;
  /** How many were handed in: units and raters by name, ratings that are not missing. */
  units: number;
  raters: number;
  ratings: number;
  /** How many the statistic could use (e.g. only complete units). */
  used?: { units: number; ratings: number };
  why?: string;
  /** Why there is a value but no interval. */
  intervalWhy?: string;
};

/** Dawid–Skene is not one number: prevalences, posteriors per unit, error rates per rater. */
export type DawidSkeneAnswer = {
  metric: 'dawid-skene';
  value: Record<string, number> | null;
  interval: null;
  units: number;
  /** rater → true class → answered category → rate. */
  raters: Record<string, Record<string, Record<string, number>>>;
  ratings: number;
  /** unit → class → probability. */
  items: Record<string, Record<string, number>>;
  converged?: boolean;
  why?: string;
};

export type AgreementAnswer = CoefficientAnswer | DawidSkeneAnswer;

export type AgreementMetric = (
  ratings: Ratings,
  options?: Partial<StatisticOptions>,
) => AgreementAnswer;

export const agreementMetricNames: readonly AgreementMetricName[] = [
  ...(Object.keys(STATISTICS) as CoefficientName[]),
  'dawid-skene',
];

/** The statistic of that name, or undefined if there is none. */
export function agreementMetric(name: string): AgreementMetric | undefined {
  if (name === 'dawid-skene') return dawidSkeneAnswer;
  if (!isCoefficient(name)) return undefined;
  return (ratings, options) => {
    const counts = {
      units: ratings.units.length,
      raters: ratings.raters.length,
      ratings: ratings.code.length,
    };
    const statistic = computeCoefficient(name, ratings, options);
    if (statistic.kind === 'undefined') {
      return { metric: name, value: null, interval: null, ...counts, why: statistic.why };
    }
    const { value, interval, intervalWhy } = statistic;
    return {
      metric: name,
      value,
      interval,
      ...counts,
      used: { units: statistic.units, ratings: statistic.ratings },
      ...(intervalWhy === undefined ? {} : { intervalWhy }),
    };
  };
}

/** One coefficient as a Statistic; refuses ratings in which a rater rated a unit twice. */
export function computeCoefficient(
  name: CoefficientName,
  ratings: Ratings,
  options: Partial<StatisticOptions> = {},
): Statistic {
  if (ratings.repeated !== undefined) {
    const { unit, rater, line } = ratings.repeated;
    return undefinedBecause(
      `Rater “${rater}” rated unit “${unit}” more than once (again on line ${line}); this statistic takes one rating each.`,
    );
  }
  const compute: Compute = STATISTICS[name];
  return compute(ratings, { ...DEFAULT_OPTIONS, ...options });
}

export function isCoefficient(name: string): name is CoefficientName {
  return Object.hasOwn(STATISTICS, name);
}

function dawidSkeneAnswer(ratings: Ratings): DawidSkeneAnswer {
  const base = {
    metric: 'dawid-skene',
    interval: null,
    units: ratings.units.length,
    ratings: ratings.code.length,
  } as const;
  const fit = dawidSkene(ratings, WEAK_PRIOR);
  if (!fit.ok) return { ...base, value: null, raters: {}, items: {}, why: fit.error };
  return { ...base, ...named(ratings, fit.value), converged: fit.value.converged };
}

function named(ratings: Ratings, fit: DawidSkeneFit) {
  const { categories } = ratings.scale;
  const q = categories.length;
  const row = (cells: Float64Array, from: number) =>
    Object.fromEntries(categories.map((category, k) => [category, cells[from + k]!]));
  return {
    value: row(fit.prevalence, 0),
    items: Object.fromEntries(ratings.units.map((unit, u) => [unit, row(fit.posterior, u * q)])),
    raters: Object.fromEntries(
      ratings.raters.map((rater, r) => [
        rater,
        Object.fromEntries(
          categories.map((category, k) => [category, row(fit.errorRates, (r * q + k) * q)]),
        ),
      ]),
    ),
  };
}
