import type { ResponseScore } from '#domain/annotation/annotation.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { criterionStandings, type Standings } from './criterion-standings.ts';
import type { ScoringRule } from './scoring-rule.ts';
import { unsupportedScales } from './unsupported-scales.ts';

/**
 * The score of one response. `raw` is the rule's own value, `clamped` the same within 0 to 1,
 * `points` what the met criteria brought. Null where verdicts are open, where the rule does not
 * know a scale of the rubric, or where its denominator is 0; `why` says which.
 */
export function scoreResponse(
  rule: ScoringRule,
  criteria: readonly Criterion[],
  verdicts: readonly Verdict[],
  responseId: string,
): ResponseScore {
  const standings = criterionStandings(criteria, verdicts, responseId);
  const { numerator, denominator, points, open } = sumUp(rule, standings);
  const base = { responseId, points, gateFailed: standings.some(failsGate) };
  const none = (why: string) => ({ ...base, raw: null, clamped: null, why });

  const [refused] = unsupportedScales(rule, criteria);
  if (refused !== undefined) return none(refused.reason);
  if (open > 0) return none(open === 1 ? 'One verdict is open' : `${open} verdicts are open`);
  if (denominator === 0) return none('No applicable criterion has points that count');
  const raw = numerator / denominator;
  return { ...base, raw, clamped: clamp(raw) };
}

export function clamp(score: number): number {
  return Math.min(1, Math.max(0, score));
}

/** Sums over the criteria that are settled; open ones are only counted. */
function sumUp(rule: ScoringRule, standings: readonly Standings[]) {
  const sums = { numerator: 0, denominator: 0, points: 0, open: 0 };
  for (const { criterion, own, effective } of standings) {
    if (effective === 'open') {
      if (own === 'open') sums.open++;
      continue;
    }
    const { gain, base, size } = rule.share(criterion);
    if (effective === 'not-applicable') {
      if (rule.notApplicable === 'counts-zero') sums.denominator += size;
      continue;
    }
    sums.numerator += gain * effective + base;
    sums.denominator += size;
    sums.points += gain * effective;
  }
  return sums;
}

/** A gate is a required criterion: one that is not met, or a required fault that is there. */
export function failsGate({ criterion, effective }: Standings): boolean {
  if (!criterion.required || typeof effective !== 'number') return false;
  return criterion.points < 0 ? effective > 0 : effective === 0;
}
