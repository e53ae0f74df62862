import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { Refusal } from '#domain/formats/framing/source-row.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { finishCriteria, RubricProblem, type CriterionDraft } from './criterion-draft.ts';
import { listItem } from './list-item.ts';
import {
  anchoredRubric,
  apexRubric,
  clawworkRubric,
  isApex,
  twoLevelRubric,
} from './whole-rubrics.ts';

/**
 * The criteria of a rubric in any published shape (formats.md names them). `place` is the
 * field it stands in, for the refusal.
 */
export function criteriaOf(value: JsonValue, place: string): Result<Criterion[], Refusal> {
  try {
    const criteria = finishCriteria(draftsOf(value, place));
    if (criteria.length === 0) return fail({ field: place, reason: 'A rubric without criteria' });
    const stray = strayDependency(criteria);
    return stray === null
      ? ok(criteria)
      : fail({ field: `${place}${stray.place}`, reason: stray.reason });
  } catch (error) {
    if (error instanceof RubricProblem) return fail(error.refusal);
    throw error;
  }
}

function draftsOf(value: JsonValue, place: string): CriterionDraft[] {
  if (Array.isArray(value)) return value.map((item, index) => listItem(item, `${place}[${index}]`));
  if (!isRecord(value)) throw new RubricProblem(place, 'Not a rubric');
  const dot = place === '' ? '' : `${place}.`;
  if (isRecord(value['evaluation_rubric'])) {
    return clawworkRubric(value['evaluation_rubric'], `${dot}evaluation_rubric`);
  }
  if (isRecord(value['criterions'])) return twoLevelRubric(value, dot);
  if (value['score1_description'] !== undefined) return anchoredRubric(value);
  for (const name of ['criteria', 'rubric', 'rubrics']) {
    if (Array.isArray(value[name])) return draftsOf(value[name], `${dot}${name}`);
  }
  if (isApex(value)) return apexRubric(value, dot);
  throw new RubricProblem(place, 'Not a rubric that is known here');
}

function strayDependency(criteria: readonly Criterion[]): { place: string; reason: string } | null {
  const known = new Set(criteria.map(({ id }) => id));
  for (const [index, { id, dependsOn }] of criteria.entries()) {
    for (const wanted of dependsOn) {
      if (!known.has(wanted) || wanted === id) {
        return {
          place: `[${index}].dependsOn`,
          reason: `Depends on “${wanted}”, which is not another of its ${criteria.length} criteria`,
        };
      }
    }
  }
  return null;
}
