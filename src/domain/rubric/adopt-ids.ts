import type { Criterion } from './criterion.ts';
import { freshId } from './edit-criteria.ts';

/**
 * Imported criteria in place of the present ones, or behind them. One whose text and scale are
 * there already keeps that id, and with it its verdicts and history; the others get ids that
 * nothing else has. Dependencies follow.
 */
export function adoptIds(
  present: readonly Criterion[],
  imported: readonly Criterion[],
  how: 'replace' | 'append',
): Criterion[] {
  const result: Criterion[] = how === 'append' ? [...present] : [];
  const reserved: Criterion[] = [...present];
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const each of imported) {
    const same =
      how === 'replace' && present.find((was) => was.text === each.text && !taken.has(was.id));
    const id = same ? same.id : freshId(reserved, each.id);
    taken.add(id);
    renamed.set(each.id, id);
    const criterion = { ...each, id, version: same ? same.version : 1 };
    reserved.push(criterion);
    result.push(criterion);
  }
  const isNew = new Set(renamed.values());
  return result.map((each) =>
    how === 'append' && !isNew.has(each.id)
      ? each
      : { ...each, dependsOn: each.dependsOn.map((id) => renamed.get(id) ?? id) },
  );
}
