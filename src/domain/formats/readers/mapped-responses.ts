import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Refusal } from '#domain/formats/framing/source-row.ts';
import {
  isRecord,
  splitAtItems,
  topField,
  valueAt,
  valuesAt,
} from '#domain/formats/path/field-path.ts';
import type { Message } from '#domain/task/message.ts';
import type { ReadResponse } from './fragment.ts';
import {
  asWritten,
  isEmpty,
  messagesAt,
  unmapped,
  without,
  type RowReading,
} from './row-reading.ts';

const NO_TEXT = 'Empty. A response needs a text';

/** The responses that a mapping finds in a row: one, one a column, or one an item of a list. */
export function mappedResponses(reading: RowReading): Result<ReadResponse[], Refusal> {
  const { map } = reading;
  if (map.response === undefined) return ok([]);
  const models = map.model?.split('|') ?? [];
  const found: ReadResponse[] = [];
  for (const [index, column] of map.response.split('|').entries()) {
    const model = models.length === 1 ? models[0] : models[index];
    const split = splitAtItems(column);
    const literal = isRecord(reading.row.value) && Object.hasOwn(reading.row.value, column);
    const read =
      split === null || literal
        ? oneResponse(reading, column, model)
        : listedResponses(reading, split, model);
    if (!read.ok) return read;
    found.push(...read.value);
  }
  return ok(found);
}

function oneResponse(
  reading: RowReading,
  field: string,
  model: string | undefined,
): Result<ReadResponse[], Refusal> {
  const { row, map } = reading;
  const value = valueAt(row.value, field);
  if (value === undefined || isEmpty(value)) {
    // Rows that only bring a prompt or a rubric to their group have no such field at all.
    if (value === undefined && map.group !== undefined) return ok([]);
    return fail({ field, reason: value === undefined ? 'Missing' : NO_TEXT });
  }
  const messages = messagesAt(reading, value, field, 'assistant');
  if (!messages.ok) return messages;
  const modelValue = model === undefined ? undefined : valueAt(row.value, model);
  return ok([
    {
      messages: messages.value,
      model: modelOf(reading, modelValue, model),
      ...languageOf(reading, row.value),
      // A row of a group is an answer: what else it says, it says of that answer.
      ...(map.group === undefined ? {} : { metadata: unmapped(reading), raw: row.value }),
    },
  ]);
}

/** `responses[].parts[].text`: one response an item, whose further texts are its parts. */
function listedResponses(
  reading: RowReading,
  { list, rest }: { list: string; rest: string },
  model: string | undefined,
): Result<ReadResponse[], Refusal> {
  const found: ReadResponse[] = [];
  for (const { place, value: item } of valuesAt(reading.row.value, `${list}[]`)) {
    const field = rest === '' ? place : `${place}.${rest}`;
    const said = rest === '' ? [{ value: item }] : valuesAt(item, rest);
    const filled = said.filter(({ value }) => !isEmpty(value));
    if (filled.length === 0) return fail({ field, reason: NO_TEXT });
    const messages: Message[] = [];
    for (const { value } of filled) {
      const read = messagesAt(reading, value, field, 'assistant');
      if (!read.ok) return read;
      messages.push(...read.value);
    }
    const texts = filled.every(({ value }) => typeof value !== 'object');
    found.push({
      messages: texts ? [joined(messages)] : messages,
      ...itemDetails(reading, item, { list, rest }, model),
    });
  }
  return found.length === 0
    ? fail({ field: list, reason: 'Missing, or an empty list' })
    : ok(found);
}

function itemDetails(
  reading: RowReading,
  item: JsonValue,
  { list, rest }: { list: string; rest: string },
  model: string | undefined,
): Omit<ReadResponse, 'messages'> {
  const prefix = `${list}[].`;
  const inner = model?.startsWith(prefix) ? model.slice(prefix.length) : null;
  const outer = model === undefined ? undefined : valueAt(reading.row.value, model);
  const used = [topField(rest), ...(inner === null ? [] : [topField(inner)])];
  return {
    model: modelOf(reading, inner === null ? outer : valueAt(item, inner), model),
    ...languageOf(reading, item),
    ...(isRecord(item) ? { metadata: without(item, used), raw: item } : {}),
  };
}

function joined(messages: readonly Message[]): Message {
  return { role: 'assistant', content: messages.flatMap(({ content }) => content) };
}

function modelOf(
  reading: RowReading,
  value: JsonValue | undefined,
  field: string | undefined,
): string | null {
  if (field === '$file') return reading.context.fileName.replace(/\.\w+$/, '');
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' && field !== undefined ? asWritten(reading, field, value) : null;
}

function languageOf({ map }: RowReading, from: JsonValue): { language?: string } {
  const value = map.language === undefined ? undefined : valueAt(from, map.language);
  return typeof value === 'string' && value !== '' ? { language: value } : {};
}
