import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { parseWithNumbersAsWritten } from '#domain/formats/framing/parse-json.ts';
import type { Notice, Refusal, SourceRow } from '#domain/formats/framing/source-row.ts';
import { messagesOf } from '#domain/formats/messages/messages-of.ts';
import { isRecord, topField, valueAt } from '#domain/formats/path/field-path.ts';
import { textMessage } from '#domain/task/message-text.ts';
import type { Message, MessageRole } from '#domain/task/message.ts';
import type { FieldMap } from './field-map.ts';
import type { ReadContext } from './fragment.ts';

/** One row while it is read by a mapping; notices gather on the way. */
export type RowReading = {
  row: SourceRow;
  map: FieldMap;
  context: ReadContext;
  notices: Notice[];
};

/** Messages of a value: numbers and truth values become the text that stands in the file. */
export function messagesAt(
  reading: RowReading,
  value: JsonValue,
  field: string,
  role: MessageRole,
): Result<Message[], Refusal> {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return ok([textMessage(role, asWritten(reading, field, value))]);
  }
  const read = messagesOf(value, role);
  if (!read.ok) return fail({ field: `${field}${read.error.place}`, reason: read.error.reason });
  return read.value.length === 0 ? fail({ field, reason: 'An empty conversation' }) : read;
}

/** The text at a field; null where there is none. */
export function textAt(reading: RowReading, field: string | undefined): string | null {
  if (field === undefined) return null;
  const value = valueAt(reading.row.value, field);
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' ? asWritten(reading, field, value) : null;
}

/** The characters of the file where a text was expected, reported once a row. */
export function asWritten(reading: RowReading, field: string, value: number | boolean): string {
  reading.notices.push({
    field,
    reason: `A ${typeof value} where text is expected: imported as written`,
  });
  return written(reading.row, field) ?? String(value);
}

export function written(row: SourceRow, field: string): string | null {
  try {
    const value = valueAt(parseWithNumbersAsWritten(row.text), field);
    return typeof value === 'string' ? value : null;
  } catch {
    return null; // A row of CSV: its cells are texts already.
  }
}

/** Fields of the row that the mapping does not use. */
export function unmapped({ row, map }: RowReading): { [key: string]: JsonValue } {
  const used = Object.values(map).flatMap((each) => (each ?? '').split('|').map(topField));
  return isRecord(row.value) ? without(row.value, used) : {};
}

export function without(
  record: { [key: string]: JsonValue },
  used: readonly string[],
): { [key: string]: JsonValue } {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !used.includes(key)));
}

export function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
