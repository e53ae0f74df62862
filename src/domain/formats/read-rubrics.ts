import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { parseJson } from './framing/parse-json.ts';
import type { Refusal } from './framing/source-row.ts';
import { isRecord } from './path/field-path.ts';
import { criteriaOf } from './rubrics/criteria-of.ts';

/**
 * Rubrics that a person brings along, by the key that a task names them with. A file holds
 * either one rubric (its key is its `category`, `key`, `id` or `name` field, else the file's
 * name with spaces for underscores), or an object of rubrics by key.
 */
export function readRubrics(
  fileName: string,
  text: string,
): Result<Map<string, readonly Criterion[]>, Refusal> {
  const parsed = parseJson(text);
  if (!parsed.ok) return fail({ field: 'line', reason: parsed.error });
  const { value } = parsed.value;
  const stem = fileName
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replaceAll('_', ' ');
  const whole = criteriaOf(value, '');
  if (whole.ok) {
    const key = isRecord(value) ? nameOf(value) : null;
    return ok(new Map([...new Set([key ?? stem, stem])].map((each) => [each, whole.value])));
  }
  const byKey = isRecord(value) ? rubricsByKey(value) : null;
  return byKey ?? fail(whole.error);
}

function nameOf(value: { [key: string]: JsonValue }): string | null {
  for (const field of ['category', 'key', 'id', 'name']) {
    const name = value[field];
    if (typeof name === 'string' && name !== '') return name;
  }
  return null;
}

function rubricsByKey(value: {
  [key: string]: JsonValue;
}): Result<Map<string, readonly Criterion[]>, Refusal> | null {
  const rubrics = new Map<string, readonly Criterion[]>();
  for (const [key, given] of Object.entries(value)) {
    if (typeof given !== 'object' || given === null) continue;
    const read = criteriaOf(given, key);
    if (!read.ok) return rubrics.size > 0 ? fail(read.error) : null;
    rubrics.set(key, read.value);
  }
  return rubrics.size > 0 ? ok(rubrics) : null;
}
