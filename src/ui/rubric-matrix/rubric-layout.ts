import type { Criterion } from '#domain/rubric/criterion.ts';
import { grouped } from '#ui/grouped.ts';

/** A criterion with the number that names it everywhere: its place in the rubric, from 1. */
export type NumberedCriterion = { readonly number: number; readonly criterion: Criterion };

export type RubricSection = {
  readonly id: string;
  /** Null for a single unnamed section. */
  readonly title: string | null;
  readonly faults: boolean;
  readonly criteria: readonly NumberedCriterion[];
};

/** From this many criteria on, categories become sections that fold. */
const sectionsFrom = 12;
/** From this many criteria on, the list can be narrowed to what is open. */
export const openOnlyFrom = 20;

/**
 * The order on screen: what earns points, in sections by category where the rubric is long,
 * then the faults, which read the other way round and so stand apart.
 */
export function rubricLayout(criteria: readonly Criterion[]): readonly RubricSection[] {
  const numbered = criteria.map((criterion, index) => ({ number: index + 1, criterion }));
  const good = numbered.filter((each) => each.criterion.points >= 0);
  const faults = numbered.filter((each) => each.criterion.points < 0);
  const categories = grouped(good, (each) => each.criterion.category ?? 'Other');
  const inSections = criteria.length >= sectionsFrom && categories.size > 1;
  const sections: RubricSection[] = inSections
    ? [...categories].map(([title, members]) => ({
        id: `category:${title}`,
        title,
        faults: false,
        criteria: members,
      }))
    : [{ id: 'all', title: null, faults: false, criteria: good }];
  if (faults.length > 0) {
    sections.push({ id: 'faults', title: 'Faults', faults: true, criteria: faults });
  }
  return sections.filter((section) => section.criteria.length > 0);
}

/** What a criterion is called where its full text does not stand. */
export function criterionTitle(criterion: Criterion): string {
  return criterion.title ?? criterion.text;
}
