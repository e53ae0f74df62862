import type { Criterion } from '#domain/rubric/criterion.ts';
import { sameContent } from './same-content.ts';

/**
 * Criteria as they are published: one that says something else than before gets the next
 * version, so that verdicts given under the old text stay under it.
 */
export function versionCriteria(
  before: readonly Criterion[] | null,
  after: readonly Criterion[] | null,
): Criterion[] | null {
  if (after === null) return null;
  const old = new Map((before ?? []).map((each) => [each.id, each]));
  return after.map((criterion) => {
    const was = old.get(criterion.id);
    if (!was) return { ...criterion, version: 1 };
    const changed = !sameContent({ ...criterion, version: 0 }, { ...was, version: 0 });
    return { ...criterion, version: changed ? was.version + 1 : was.version };
  });
}
