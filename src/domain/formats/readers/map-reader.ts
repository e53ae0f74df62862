import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Refusal, SourceRow } from '#domain/formats/framing/source-row.ts';
import { kindOf } from '#domain/formats/messages/messages-of.ts';
import { isRecord, valueAt, valuesAt } from '#domain/formats/path/field-path.ts';
import { criteriaOf } from '#domain/formats/rubrics/criteria-of.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { textMessage } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import type { FieldMap } from './field-map.ts';
import { emptyFragment, type Fragment, type Reader } from './fragment.ts';
import { mappedResponses } from './mapped-responses.ts';
import { isEmpty, messagesAt, textAt, unmapped, written, type RowReading } from './row-reading.ts';

/** The reader that goes by a mapping: any JSONL, JSON or CSV whose fields somebody can name. */
export function mapReader(map: FieldMap, name = 'map', title = 'Mapped by hand'): Reader {
  return {
    name,
    title,
    groups: map.group !== undefined,
    read(row, context) {
      const group = groupOf(row, map);
      const read = fragmentOf({ row, map, context, notices: [...row.notices] }, group);
      if (!read.ok) return { refusal: read.error, group };
      if (map.group !== undefined && group === null) {
        const reason = 'Missing, so the row belongs to no task';
        return { refusal: { field: map.group, reason }, group };
      }
      return { fragment: read.value };
    },
  };
}

function groupOf(row: SourceRow, map: FieldMap): string | null {
  if (map.group === undefined) return null;
  const value = map.group === '$key' ? row.key : valueAt(row.value, map.group);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function fragmentOf(reading: RowReading, group: string | null): Result<Fragment, Refusal> {
  const { map, row } = reading;
  if (!isRecord(row.value)) {
    return fail({ field: 'line', reason: `Not an object, but ${kindOf(row.value)}` });
  }
  const prompt = promptOf(reading);
  if (!prompt.ok) return prompt;
  const responses = mappedResponses(reading);
  if (!responses.ok) return responses;
  const criteria = rubricOf(reading);
  if (!criteria.ok) return criteria;
  const priority = priorityOf(reading);
  if (!priority.ok) return priority;
  const gold = goldOf(reading);
  return ok({
    ...emptyFragment(),
    group,
    externalId: group ?? textAt(reading, map.id) ?? row.key ?? null,
    title: textAt(reading, map.title),
    prompt: prompt.value,
    documents: documentsOf(reading),
    responses: responses.value,
    criteria: criteria.value,
    metadata: group === null ? unmapped(reading) : {},
    skills: skillsOf(reading),
    priority: priority.value,
    ...(gold === undefined ? {} : { gold }),
    notices: reading.notices,
  });
}

function promptOf(reading: RowReading): Result<Message[] | null, Refusal> {
  const { map, row } = reading;
  if (map.prompt === undefined) return ok(null);
  const value = valueAt(row.value, map.prompt);
  if (value === undefined && map.group !== undefined) return ok(null);
  if (value === undefined) return fail({ field: map.prompt, reason: 'Missing' });
  if (isEmpty(value)) return fail({ field: map.prompt, reason: 'Empty prompt' });
  const read = messagesAt(reading, value, map.prompt, 'user');
  const system = textAt(reading, map.system);
  return !read.ok || system === null ? read : ok([textMessage('system', system), ...read.value]);
}

function rubricOf(reading: RowReading): Result<Criterion[] | null, Refusal> {
  const { map, row, context } = reading;
  if (map.rubric !== undefined) {
    // A row may itself be a rubric, where rubrics have a file of their own.
    const itself = isRecord(row.value) && isRecord(row.value['criterions']) ? row.value : undefined;
    const value = map.rubric === '$row' ? itself : valueAt(row.value, map.rubric);
    const place = map.rubric === '$row' ? '' : map.rubric;
    return value === undefined || isEmpty(value) ? ok(null) : criteriaOf(value, place);
  }
  const key = textAt(reading, context.rubricKey ?? undefined);
  if (key === null) return ok(null);
  const found = context.rubrics.get(key);
  if (found === undefined && context.rubrics.size > 0) {
    const reason = `No rubric for “${key}”: imported without one`;
    reading.notices.push({ field: context.rubricKey ?? '', reason });
  }
  return ok(found === undefined ? null : [...found]);
}

function priorityOf({ map, row }: RowReading): Result<number | null, Refusal> {
  if (map.priority === undefined) return ok(null);
  const value = valueAt(row.value, map.priority);
  if (value === undefined || isEmpty(value)) return ok(null);
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31
    ? ok(number)
    : fail({ field: map.priority, reason: `${JSON.stringify(value)} is not a whole number` });
}

/** The reference keeps its type, except where the number in the file is not how it would be written. */
function goldOf(reading: RowReading): JsonValue | undefined {
  const field = reading.map.reference;
  const value = field === undefined ? undefined : valueAt(reading.row.value, field);
  if (typeof value !== 'number' || field === undefined) return value === null ? undefined : value;
  const reason = 'A number where text is expected: imported as written';
  reading.notices.push({ field, reason });
  const text = written(reading.row, field) ?? String(value);
  return String(value) === text ? value : text;
}

function documentsOf({ map, row }: RowReading): Fragment['documents'] {
  if (map.document === undefined) return [];
  return valuesAt(row.value, map.document).flatMap(({ value, place }, index) =>
    typeof value === 'string' && value.trim() !== ''
      ? [{ id: `d${index + 1}`, name: place, mediaType: 'text/plain', text: value }]
      : [],
  );
}

function skillsOf({ map, row }: RowReading): string[] {
  if (map.skills === undefined) return [];
  return valuesAt(row.value, map.skills).flatMap(({ value }) =>
    Array.isArray(value) ? value.map(String) : isEmpty(value) ? [] : [String(value)],
  );
}
