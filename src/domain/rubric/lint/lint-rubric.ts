import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding, LintRule, LintRuleName } from './lint-rule.ts';
import { compound } from './compound.ts';
import { doubleNegative } from './double-negative.ts';
import { duplicate } from './duplicate.ts';
import { missingNegative } from './missing-negative.ts';
import { noPositivePoints } from './no-positive-points.ts';
import { notSelfContained } from './not-self-contained.ts';
import { notVerifiable } from './not-verifiable.ts';
import { signMismatch } from './sign-mismatch.ts';
import { tooManyCriteria } from './too-many-criteria.ts';
import { unreachableDependency } from './unreachable-dependency.ts';
import { vague } from './vague.ts';
import { weightConcentration } from './weight-concentration.ts';

export const lintRules: readonly LintRule[] = [
  compound,
  vague,
  notSelfContained,
  notVerifiable,
  doubleNegative,
  signMismatch,
  duplicate,
  weightConcentration,
  missingNegative,
  noPositivePoints,
  unreachableDependency,
  tooManyCriteria,
];

/**
 * All findings of the rules that are switched on and that nobody chose to keep, by criterion in rubric order, whole-rubric
 * ones last.
 */
export function lintRubric(
  criteria: readonly Criterion[],
  off: ReadonlySet<LintRuleName> = new Set(),
): LintFinding[] {
  const place = new Map(criteria.map((each, index) => [each.id, index]));
  const ignored = new Set(
    criteria.flatMap(({ id, ignored: kept }) => (kept ?? []).map(({ rule }) => `${id} ${rule}`)),
  );
  const position = (finding: LintFinding) =>
    finding.criterionId === null ? criteria.length : (place.get(finding.criterionId) ?? 0);
  return lintRules
    .filter((rule) => !off.has(rule.name))
    .flatMap((rule) => rule.check(criteria))
    .filter(({ criterionId, rule }) => !ignored.has(`${criterionId} ${rule}`))
    .toSorted((a, b) => position(a) - position(b));
}
