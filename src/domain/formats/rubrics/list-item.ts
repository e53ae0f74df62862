import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import { scale as scaleSchema } from '#domain/rubric/scale.ts';
import {
  entryAt,
  numberIn,
  RubricProblem,
  textIn,
  textsOf,
  type CriterionDraft,
  type Entry,
} from './criterion-draft.ts';
import { nearestWord } from './nearest-word.ts';

/** ProfBench: named classes, 4-3-2-1. */
export const PROFBENCH_POINTS = { Critical: 4, Major: 3, Minor: 2, Additional: 1 } as const;

const TEXTS = [
  'criterion',
  'criterion_description',
  'criteria',
  'rubric_detail',
  'text',
  'description',
];
const POINTS = ['points', 'weight', 'rubric_weight', 'max_score'];

/**
 * One item of a list of criteria, in any of the published shapes: Touchstone, HealthBench and
 * RubricHub (criterion, points, tags), PRBench (title, annotations), ProfBench
 * (criterion_description, criterion_weight), ResearchRubrics (title, weight, category),
 * OneMillion (rubric_detail, rubric_weight), APEX-Agents (verifier_id, criteria), finance-agent
 * (operator, criteria) or plain text.
 */
export function listItem(value: JsonValue, place: string): CriterionDraft {
  if (typeof value === 'string' && value.trim() !== '') return { text: value, points: 1 };
  const item = entryAt(value, place);
  if (isRecord(item['annotations'])) return prbenchItem(item, place);
  if (item['criterion_weight'] !== undefined) return profbenchItem(item, place);
  return plainItem(item, place);
}

function plainItem(item: Entry, place: string): CriterionDraft {
  const text = textIn(item, ...TEXTS) ?? textIn(item, 'title');
  if (text === undefined) throw new RubricProblem(place, 'A criterion without text');
  const title = textIn(item, 'title');
  const category = textIn(item, 'category', 'rubricLabel', 'criteria_category', 'operator');
  const weightClass = textIn(item, 'weightClass', 'weight_class');
  const rationale = textIn(item, 'rationale', 'explanation', 'justification');
  const id = item['id'] ?? item['verifier_id'] ?? item['rubric_number'];
  return {
    text,
    points: pointsOf(item, place),
    tags: textsOf(item['tags']),
    required: item['required'] === true,
    dependsOn: listOfIds(item['dependsOn'] ?? item['verifier_dependencies']),
    scale: scaleOf(item['scale'], place),
    ...(typeof item['version'] === 'number' ? { version: item['version'] } : {}),
    ...(id === undefined || id === null ? {} : { id: String(id) }),
    ...(title !== undefined && title !== text ? { title } : {}),
    ...(category === undefined ? {} : { category }),
    ...(weightClass === undefined ? {} : { weightClass }),
    ...(rationale === undefined ? {} : { rationale }),
    ...(item['sources'] === undefined ? {} : { sources: textsOf(item['sources']) }),
  };
}

function pointsOf(item: Entry, place: string): number {
  const name = POINTS.find((each) => Object.hasOwn(item, each) && item[each] !== null);
  if (name === undefined) return 1;
  const points = numberIn(item, name);
  if (points !== undefined) return points;
  throw new RubricProblem(
    `${place}.${name}`,
    `${JSON.stringify(item[name])} is not a number of points`,
  );
}

function scaleOf(value: JsonValue | undefined, place: string): CriterionDraft['scale'] & object {
  if (value === undefined || value === null) return { kind: 'binary' };
  const parsed = scaleSchema.safeParse(typeof value === 'string' ? { kind: value } : value);
  if (parsed.success) return parsed.data;
  throw new RubricProblem(`${place}.scale`, 'Not a scale: binary, ternary, points or anchored');
}

function listOfIds(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The effective weight is the annotation that the weight class names. */
function prbenchItem(item: Entry, place: string): CriterionDraft {
  const annotations = entryAt(item['annotations'], `${place}.annotations`);
  const text = textIn(item, 'title', 'criterion');
  if (text === undefined) throw new RubricProblem(`${place}.title`, 'A criterion without text');
  const named = textIn(annotations, 'weight_class') ?? '';
  const points = numberIn(annotations, `${named.replaceAll(' ', '_')}_weight`);
  if (points === undefined) {
    const known = Object.keys(annotations)
      .filter((key) => key.endsWith('_weight'))
      .map((key) => key.slice(0, -'_weight'.length).replaceAll('_', ' '));
    const meant = nearestWord(named, known);
    throw new RubricProblem(
      `${place}.annotations.weight_class`,
      `“${named}” is not a weight class`,
      meant === null ? undefined : { from: named, to: meant },
    );
  }
  const category = textIn(annotations, 'criteria_category');
  const rationale = textIn(annotations, 'criteria_description');
  return {
    text,
    points,
    weightClass: named,
    ...(item['id'] === undefined ? {} : { id: String(item['id']) }),
    ...(category === undefined ? {} : { category }),
    ...(rationale === undefined ? {} : { rationale }),
  };
}

function profbenchItem(item: Entry, place: string): CriterionDraft {
  const text = textIn(item, 'criterion_description', 'criterion');
  if (text === undefined) throw new RubricProblem(place, 'A criterion without text');
  const named = textIn(item, 'criterion_weight') ?? '';
  const points = Object.hasOwn(PROFBENCH_POINTS, named)
    ? PROFBENCH_POINTS[named as keyof typeof PROFBENCH_POINTS]
    : undefined;
  if (points === undefined) {
    const meant = nearestWord(named, Object.keys(PROFBENCH_POINTS));
    throw new RubricProblem(
      `${place}.criterion_weight`,
      `“${named}” is not a weight class`,
      meant === null ? undefined : { from: named, to: meant },
    );
  }
  return { text, points, weightClass: named, tags: textsOf(item['criterion_type']) };
}
