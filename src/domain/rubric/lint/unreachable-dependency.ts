import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding, LintRule } from './lint-rule.ts';

/** Depends on a criterion that does not exist, on itself, or round a circle. */
export const unreachableDependency: LintRule = {
  name: 'unreachable-dependency',
  title: 'Depends on nothing that can be met',
  why: 'A criterion whose condition can never be met counts as not applicable for ever.',
  check(criteria) {
    const byId = new Map(criteria.map((each) => [each.id, each]));
    return criteria.flatMap((criterion): LintFinding[] => {
      const missing = criterion.dependsOn.find((id) => !byId.has(id));
      if (missing !== undefined) {
        return [finding(criterion, `Depends on “${missing}”, which is not in this rubric.`)];
      }
      return reaches(criterion.id, criterion, byId)
        ? [finding(criterion, 'Depends on itself, directly or through others.')]
        : [];
    });
  },
};

function finding(criterion: Criterion, what: string): LintFinding {
  return {
    rule: 'unreachable-dependency',
    criterionId: criterion.id,
    what,
    advice: 'Remove the dependency or name an existing criterion.',
  };
}

/** True when following dependencies from `start` comes back to `goal`. */
function reaches(goal: string, start: Criterion, byId: Map<string, Criterion>): boolean {
  const seen = new Set<string>();
  const open = [...start.dependsOn];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === goal) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.dependsOn ?? []));
  }
  return false;
}
