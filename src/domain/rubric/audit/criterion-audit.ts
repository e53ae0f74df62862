import { agreementMetric } from '#domain/agreement/agreement-metric.ts';
import { ratingsFrom } from '#domain/agreement/ratings.ts';
import type { Interval } from '#domain/agreement/statistic.ts';
import { wilsonInterval } from '#domain/probability/binomial-distribution.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { GradedWork } from '#domain/rubric/graded-work.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';
import { pearson, throughOrigin, type Correlation } from './correlation.ts';
import {
  goodness,
  gradedRows,
  preferredPairs,
  rowScore,
  type GradedRow,
  type PreferredPair,
} from './graded-rows.ts';

/** How experts agree on one criterion; null with the reason where nobody can say. */
export type CriterionAgreement = {
  metric: string;
  value: number | null;
  interval: Interval | null;
  /** Responses that at least two experts judged. */
  units: number;
  why?: string | undefined;
};

/** Another criterion that nearly always gets the same verdict. */
export type Repeat = { criterionId: string; share: number; n: number };

/** What the stored grades say of one criterion, on the wording that it has now. */
export type CriterionAudit = {
  criterionId: string;
  /** Verdicts that apply. */
  n: number;
  notApplicable: number;
  /** Mean fraction met, with Wilson's interval; null without verdicts. */
  met: { rate: number; low: number; high: number } | null;
  agreement: CriterionAgreement;
  /** With the score of the other criteria, on the same responses. */
  discrimination: Correlation;
  /** With the experts' preferences. */
  preference: Correlation;
  repeats: Repeat[];
  /** |points| of all |points|. */
  share: number;
  /**
   * Preferred pairs that this criterion decides: without it the score would follow the
   * preference (`apart`), or would no longer (`together`).
   */
  turns: { apart: number; together: number; pairs: number };
};

/** From this many verdicts on, "always" and "never" are said, and repeats looked for. */
export const LEAST_VERDICTS = 8;
/** Two criteria repeat each other when this share of their verdicts says the same. */
export const REPEAT_SHARE = 0.9;

/** Statistics of every criterion from real grades, in the order of the rubric. */
export function auditCriteria(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  works: readonly GradedWork[],
): CriterionAudit[] {
  const rows = gradedRows(criteria, works);
  const pairs = preferredPairs(rows);
  const weight = criteria.reduce((sum, each) => sum + Math.abs(each.points), 0);
  const turns = turnsOf(rule, criteria, pairs);
  return criteria.map((criterion, index) => {
    const judged = rows.flatMap((row) => {
      const met = row.met[index];
      return met === null || met === undefined ? [] : [{ row, met }];
    });
    const rest = judged.flatMap(({ row, met }) => {
      const score = rowScore(rule, criteria, row, index);
      return score === null ? [] : [[goodness(criterion, met), score] as const];
    });
    return {
      criterionId: criterion.id,
      n: judged.length,
      notApplicable: rows.filter((row) => row.notApplicable[index]).length,
      met: metRate(judged.map(({ met }) => met)),
      agreement: agreementOf(criterion, judged),
      discrimination: pearson(rest),
      preference: throughOrigin(differences(criterion, index, pairs)),
      repeats: repeatsOf(criteria, rows, index),
      share: weight === 0 ? 0 : Math.abs(criterion.points) / weight,
      turns: turns[index] ?? { apart: 0, together: 0, pairs: pairs.length },
    };
  });
}

function metRate(met: readonly number[]): CriterionAudit['met'] {
  if (met.length === 0) return null;
  const sum = met.reduce((total, each) => total + each, 0);
  return { rate: sum / met.length, ...wilsonInterval(sum, met.length, 0.95) };
}

/**
 * Met or not is nominal and often lopsided, which Gwet's AC1 stands; steps are ordered, which
 * Krippendorff's alpha knows.
 */
function agreementOf(
  criterion: Criterion,
  judged: readonly { row: GradedRow; met: number }[],
): CriterionAgreement {
  const metric = criterion.scale.kind === 'binary' ? 'gwet-ac1' : 'krippendorff-ordinal';
  const byUnit = Map.groupBy(judged, ({ row }) => `${row.work.taskId}/${row.responseId}`);
  const shared = [...byUnit].filter(([, own]) => own.length > 1);
  if (shared.length === 0) {
    const why = 'No response was judged by two experts';
    return { metric, value: null, interval: null, units: 0, why };
  }
  const ratings = ratingsFrom(
    shared.flatMap(([unit, own]) =>
      own.map(({ row, met }) => ({ unit, rater: row.work.annotatorId, value: String(met) })),
    ),
    stepsOf(criterion),
  );
  const answer = ratings.ok ? agreementMetric(metric)?.(ratings.value) : undefined;
  if (!answer || answer.metric === 'dawid-skene') {
    return { metric, value: null, interval: null, units: shared.length, why: 'Not computable' };
  }
  const { value, interval, why } = answer;
  return { metric, value, interval, units: shared.length, ...(why === undefined ? {} : { why }) };
}

/** All fractions that the scale can say, lowest first. */
function stepsOf({ scale }: Criterion): string[] {
  const steps =
    scale.kind === 'binary'
      ? 1
      : scale.kind === 'ternary'
        ? 2
        : scale.kind === 'points'
          ? scale.max
          : scale.levels.length - 1;
  return Array.from({ length: steps + 1 }, (_, step) => String(step / steps));
}

function differences(
  criterion: Criterion,
  index: number,
  pairs: readonly PreferredPair[],
): (readonly [number, number])[] {
  return pairs.flatMap(({ first, second, preference }) => {
    const [a, b] = [first.met[index], second.met[index]];
    if (a === null || a === undefined || b === null || b === undefined) return [];
    return [[goodness(criterion, a) - goodness(criterion, b), preference] as const];
  });
}

/**
 * Other criteria with the same verdict nearly always. Both must vary: two that are always met
 * agree, but repeat nothing.
 */
function repeatsOf(
  criteria: readonly Criterion[],
  rows: readonly GradedRow[],
  index: number,
): Repeat[] {
  const own = criteria[index];
  if (own === undefined) return [];
  return criteria
    .flatMap((other, at): Repeat[] => {
      if (at === index) return [];
      const both = rows.flatMap(({ met }) => {
        const [a, b] = [met[index], met[at]];
        if (a === null || a === undefined || b === null || b === undefined) return [];
        return [[goodness(own, a), goodness(other, b)] as const];
      });
      const varies = (of: 0 | 1) => new Set(both.map((pair) => pair[of])).size > 1;
      if (both.length < LEAST_VERDICTS || !varies(0) || !varies(1)) return [];
      const share = both.filter(([a, b]) => a === b).length / both.length;
      return share >= REPEAT_SHARE ? [{ criterionId: other.id, share, n: both.length }] : [];
    })
    .toSorted((a, b) => b.share - a.share);
}

function turnsOf(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  pairs: readonly PreferredPair[],
): CriterionAudit['turns'][] {
  return criteria.map((_, index) => {
    let apart = 0;
    let together = 0;
    for (const { first, second } of pairs) {
      const gap = (without: number | null) => {
        const a = rowScore(rule, criteria, first, without);
        const b = rowScore(rule, criteria, second, without);
        return a === null || b === null ? 0 : a - b;
      };
      // Differences under a billionth are rounding, not an order.
      const [whole, rest] = [gap(null), gap(index)].map((each) => Math.round(each * 1e9));
      if (whole === undefined || rest === undefined) continue;
      if (whole < 0 && rest >= 0) apart += 1;
      if (whole > 0 && rest <= 0) together += 1;
    }
    return { apart, together, pairs: pairs.length };
  });
}
