import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { verdictFraction } from './verdict-fraction.ts';

/** What the verdicts of one response say of one criterion, before dependencies. */
export type Standing = number | 'not-applicable' | 'open';

/** A criterion of one response, with the criteria that must be met for it to apply. */
export type Standings = {
  criterion: Criterion;
  /** Fraction met, or not applicable by verdict, or open (also where the value is off its scale). */
  own: Standing;
  /** The same after dependencies: not applicable where one is not met, open where one is open. */
  effective: Standing;
  dependsOn: readonly Criterion['id'][];
};

/**
 * Where every criterion stands for one response, in the order of the rubric.
 *
 * A dependency is met when its criterion applies and is met at least partly. Dependencies on
 * criteria that the rubric does not hold, and those that close a circle, bind nobody.
 */
export function criterionStandings(
  criteria: readonly Criterion[],
  verdicts: readonly Verdict[],
  responseId: string,
): Standings[] {
  const values = new Map(
    verdicts.filter((each) => each.responseId === responseId).map((v) => [v.criterionId, v.value]),
  );
  const dependencies = bindingDependencies(criteria);
  const standings = new Map<string, Standings>();
  for (const criterion of inDependencyOrder(criteria, dependencies)) {
    const value = values.get(criterion.id);
    const own = value === undefined ? 'open' : (verdictFraction(criterion.scale, value) ?? 'open');
    const dependsOn = dependencies.get(criterion.id) ?? [];
    const above = dependsOn.map((id) => standings.get(id)?.effective ?? 'open');
    const unmet = above.some((each) => each === 'not-applicable' || each === 0);
    const out = unmet || own === 'not-applicable';
    const effective = out ? 'not-applicable' : above.includes('open') ? 'open' : own;
    standings.set(criterion.id, { criterion, own, effective, dependsOn });
  }
  return criteria.flatMap((each) => standings.get(each.id) ?? []);
}

/** The dependencies that bind, by criterion id: known ids, without edges that close a circle. */
function bindingDependencies(criteria: readonly Criterion[]): Map<string, readonly string[]> {
  const named = new Map(criteria.map((each) => [each.id, each.dependsOn]));
  const reaches = (from: string, goal: string, seen: Set<string>): boolean => {
    if (from === goal) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (named.get(from) ?? []).some((next) => reaches(next, goal, seen));
  };
  return new Map(
    criteria.map((each) => [
      each.id,
      [...new Set(each.dependsOn)].filter(
        (id) => named.has(id) && !reaches(id, each.id, new Set()),
      ),
    ]),
  );
}

function inDependencyOrder(
  criteria: readonly Criterion[],
  dependencies: ReadonlyMap<string, readonly string[]>,
): Criterion[] {
  const byId = new Map(criteria.map((each) => [each.id, each]));
  const ordered = new Map<string, Criterion>();
  const visit = (criterion: Criterion): void => {
    if (ordered.has(criterion.id)) return;
    for (const id of dependencies.get(criterion.id) ?? []) {
      const above = byId.get(id);
      if (above !== undefined) visit(above);
    }
    ordered.set(criterion.id, criterion);
  };
  for (const criterion of criteria) visit(criterion);
  return [...ordered.values()];
}
