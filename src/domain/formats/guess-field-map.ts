import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from './path/field-path.ts';
import type { FieldMap } from './readers/field-map.ts';

type Row = { [key: string]: JsonValue };

/** Words by which fields are usually called, likeliest first. */
const NAMES = {
  prompt: [
    'prompt',
    'question',
    'instruction',
    'query',
    'input',
    'messages',
    'conversation',
    'context',
    'task',
  ],
  response: [
    'response',
    'model_answer',
    'model_response',
    'answer',
    'output',
    'completion',
    'generation',
    'article',
    'prediction',
  ],
  model: ['model', 'model_name', 'model_id', 'generator', 'response_source', 'source_model'],
  reference: [
    'gold_answer',
    'reference',
    'reference_answer',
    'gold',
    'ground_truth',
    'expected',
    'ideal',
    'target',
  ],
  rubric: ['rubric', 'rubrics', 'criteria'],
  title: ['title'],
  system: ['system', 'system_prompt'],
  language: ['language', 'lang'],
} as const;

/**
 * Which field is probably what, from names alone; a person checks it before anything is
 * written. Rows are grouped when an id field is there beside a model field: then rows are
 * answers, and the id says to which question.
 */
export function guessFieldMap(rows: readonly Row[]): FieldMap {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const map: FieldMap = {};
  for (const [target, words] of Object.entries(NAMES)) {
    const found = findName(names, words);
    if (found !== undefined) map[target as keyof FieldMap] = found;
  }
  const listed = rows[0] === undefined ? null : listOfResponses(rows[0]);
  if (listed !== null) Object.assign(map, listed);
  const columns = numberedColumns(names);
  if (map.response === undefined && columns !== null) Object.assign(map, columns);
  const id = [...names].find((name) => /^id$|_id$|^.*Id$|^idx$/.test(name) && name !== map.model);
  if (id !== undefined) {
    if (
      listed === null &&
      columns === null &&
      map.model !== undefined &&
      map.response !== undefined
    ) {
      map.group = id;
    } else map.id = id;
  }
  return map;
}

function findName(names: ReadonlySet<string>, words: readonly string[]): string | undefined {
  const lower = new Map(
    [...names].map((name) => [name.toLowerCase().replaceAll(/[\s-]/g, '_'), name]),
  );
  const exact = words.find((word) => lower.has(word));
  return exact === undefined ? undefined : lower.get(exact);
}

/** `responses: [{text, model}]` and its kin. */
function listOfResponses(row: Row): FieldMap | null {
  for (const name of ['responses', 'completions', 'answers', 'outputs', 'candidates']) {
    const list = row[name];
    if (!Array.isArray(list) || list.length === 0) continue;
    const [first] = list;
    if (typeof first === 'string') return { response: `${name}[]` };
    if (!isRecord(first)) continue;
    const keys = new Set(Object.keys(first));
    const text = findName(keys, ['text', 'content', 'messages', ...NAMES.response]);
    const model = findName(keys, NAMES.model);
    if (text === undefined) continue;
    return { response: `${name}[].${text}`, ...(model ? { model: `${name}[].${model}` } : {}) };
  }
  return null;
}

/** `response_a`, `response_b` (and `model_a`, `model_b`) side by side. */
function numberedColumns(names: ReadonlySet<string>): FieldMap | null {
  const columns = (stem: string): string[] =>
    [...names].filter((name) => new RegExp(`^${stem}[ _-]?([a-h]|[0-9])$`, 'i').test(name)).sort();
  for (const stem of ['response', 'answer', 'output', 'completion']) {
    const found = columns(stem);
    if (found.length < 2) continue;
    const models = columns('model');
    return {
      response: found.join('|'),
      ...(models.length === found.length ? { model: models.join('|') } : {}),
    };
  }
  if (names.has('chosen') && names.has('rejected')) return { response: 'chosen|rejected' };
  return null;
}
