import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import {
  entryAt,
  numberIn,
  RubricProblem,
  textIn,
  textsOf,
  type CriterionDraft,
  type Entry,
} from './criterion-draft.ts';

/**
 * ClawWork, by occupation: four dimensions with weights that sum to 1, each with a list of
 * criteria and guidance for a score from 0 to 10. Every criterion becomes a met / not met check
 * of its own, because an expert can point at what meets one; a dimension's weight × 100 points
 * are shared evenly by its criteria, so that the dimensions keep their proportions under every
 * scoring rule. The guidance is kept as each criterion's rationale. The first check of
 * completeness (all required files are there) caps the score at the source: it is the gate.
 */
export function clawworkRubric(rubric: Entry, place: string): CriterionDraft[] {
  return Object.entries(rubric).flatMap(([dimension, given]) => {
    const at = `${place}.${dimension}`;
    const { weight, criteria, guidance } = dimensionOf(given, at);
    const shares = evenShares(weight * 100, criteria.length);
    return criteria.map((text, index) => ({
      id: `${dimension}-${index + 1}`.slice(0, 64),
      text,
      category: dimension.replaceAll('_', ' '),
      points: shares[index] ?? 0,
      required: dimension === 'completeness' && index === 0,
      ...(guidance === undefined ? {} : { rationale: `0–10 guidance of the source: ${guidance}` }),
    }));
  });
}

function dimensionOf(given: JsonValue, place: string) {
  const dimension = entryAt(given, place);
  const weight = numberIn(dimension, 'weight');
  if (weight === undefined)
    throw new RubricProblem(`${place}.weight`, 'A dimension without weight');
  const criteria = textsOf(dimension['criteria']);
  if (criteria.length === 0)
    throw new RubricProblem(`${place}.criteria`, 'A dimension without criteria');
  return { weight, criteria, guidance: textIn(dimension, 'scoring_guidance') };
}

/** `total` in `count` parts of one decimal that sum to it exactly; the last takes what is left. */
export function evenShares(total: number, count: number): number[] {
  const tenths = Math.round(total * 10);
  const each = Math.round(tenths / count);
  return Array.from({ length: count }, (_, index) =>
    index < count - 1 ? each / 10 : (tenths - each * (count - 1)) / 10,
  );
}

/**
 * DeepResearch Bench: weights of dimensions and of criteria inside them, both summing to 1.
 * Points are the product × 100, to two decimals; a criterion is scored from 0 to 10 there.
 */
export function twoLevelRubric(value: Entry, place: string): CriterionDraft[] {
  const weights = entryAt(value['dimension_weight'], `${place}dimension_weight`);
  const dimensions = entryAt(value['criterions'], `${place}criterions`);
  return Object.entries(dimensions).flatMap(([dimension, list]) => {
    const outer = numberIn(weights, dimension);
    const at = `${place}criterions.${dimension}`;
    if (outer === undefined) throw new RubricProblem(at, `dimension_weight has no “${dimension}”`);
    if (!Array.isArray(list)) throw new RubricProblem(at, 'Not a list');
    return list.map((each, index) => {
      const item = entryAt(each, `${at}[${index}]`);
      const text = textIn(item, 'criterion');
      const weight = numberIn(item, 'weight');
      if (text === undefined || weight === undefined) {
        throw new RubricProblem(`${at}[${index}]`, 'A criterion needs a text and a weight');
      }
      const rationale = textIn(item, 'explanation');
      return {
        id: `${dimension}-${index + 1}`.slice(0, 64),
        text,
        category: dimension.replaceAll('_', ' '),
        points: Math.round(outer * weight * 10_000) / 100,
        scale: { kind: 'points' as const, max: 10 },
        ...(rationale === undefined ? {} : { rationale }),
      };
    });
  });
}

/** BiGGen-Bench and Prometheus: one criterion with five worded levels. */
export function anchoredRubric(value: Entry): CriterionDraft[] {
  const text = textIn(value, 'criteria', 'criterion') ?? '';
  const levels = [1, 2, 3, 4, 5].map((level) => textIn(value, `score${level}_description`) ?? '');
  return [{ text, points: 1, scale: { kind: 'anchored', levels } }];
}

/**
 * APEX: an object of criteria by name. Its classes do not count in its score, so every
 * criterion has one point; dependencies are given by number.
 */
export function apexRubric(value: Entry, place: string): CriterionDraft[] {
  const names = Object.keys(value);
  return names.map((name) => {
    const at = `${place}${name}`;
    const item = entryAt(value[name], at);
    const text = textIn(item, 'description');
    if (text === undefined) throw new RubricProblem(at, 'A criterion without description');
    const weightClass = textIn(item, 'weight');
    const rationale = textIn(item, 'justification');
    const numbers = Array.isArray(item['dependent_criteria']) ? item['dependent_criteria'] : [];
    return {
      id: idOf(name),
      text,
      points: 1,
      tags: textsOf(item['criterion_type']),
      sources: textsOf(item['sources']),
      dependsOn: numbers.map((number) => idOf(`criterion ${String(number)}`)),
      ...(weightClass === undefined ? {} : { weightClass }),
      ...(rationale === undefined ? {} : { rationale }),
    };
  });
}

function idOf(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, '-').slice(0, 64);
}

export function isApex(value: Entry): boolean {
  const items = Object.values(value);
  return items.length > 0 && items.every((item) => isRecord(item) && 'description' in item);
}
