import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { csvFramer } from '#domain/formats/framing/csv-rows.ts';
import { parseJson } from '#domain/formats/framing/parse-json.ts';
import { isRefused } from '#domain/formats/framing/source-row.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { criteriaOf } from './criteria-of.ts';

/**
 * One rubric from a file that a person brings: JSON or the first record of JSON lines in any
 * published shape, or a table with a header. The error is a sentence with its
 * place, and with what was probably meant.
 */
export function readRubricFile(text: string): Result<Criterion[], string> {
  const value = /^\s*[[{"]/.test(text) ? jsonOf(text) : tableOf(text);
  if (!value.ok) return value;
  const read = criteriaOf(rubricIn(value.value), '');
  if (read.ok) return ok(read.value);
  const { field, reason, repair } = read.error;
  const said = field === '' ? reason : `${field}: ${reason}`;
  return fail(repair ? `${said}. Did you mean “${repair.to}”?` : said);
}

function jsonOf(text: string): Result<JsonValue, string> {
  const whole = parseJson(text);
  if (whole.ok) return ok(whole.value.value);
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const line = parseJson(first);
  return line.ok ? ok(line.value.value) : fail(whole.error);
}

/** A row of a data set holds its rubric in a field of its own. */
function rubricIn(value: JsonValue): JsonValue {
  if (!isRecord(value)) return value;
  for (const name of ['score_rubric', 'rubric', 'rubrics', 'Rubric JSON', 'rubric_json']) {
    const inner = value[name];
    if (typeof inner === 'string') {
      const parsed = parseJson(inner);
      if (parsed.ok) return parsed.value.value;
    } else if (inner !== undefined && inner !== null) {
      return inner;
    }
  }
  return value;
}

function tableOf(text: string): Result<JsonValue, string> {
  const head = text.split('\n', 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted(
    (a, b) => head.split(b).length - head.split(a).length,
  )[0];
  const framer = csvFramer(delimiter ?? ',');
  const rows = [...framer.push(text), ...framer.end()];
  const items: JsonValue[] = [];
  for (const row of rows) {
    if (isRefused(row)) return fail(`Line ${row.line}: ${row.refusal.reason}`);
    if (isRecord(row.value)) items.push(tableItem(row.value));
  }
  return items.length === 0 ? fail('Neither JSON nor a table with a header') : ok(items);
}

/** A row of the plain table in the words of the JSON reader; empty cells say nothing. */
function tableItem(row: { [key: string]: JsonValue }): JsonValue {
  const { section, depends_on, required, ...rest } = row;
  const filled = Object.entries(rest)
    .filter(([, cell]) => cell !== '')
    .map(([name, cell]) => [name, asWritten(cell)] as const);
  return Object.fromEntries([
    ...filled,
    ...(section === undefined || section === '' ? [] : [['category', asWritten(section)] as const]),
    ...(Array.isArray(depends_on) ? [['dependsOn', depends_on] as const] : []),
    ['required', typeof required === 'string' && /^(yes|true|1)$/i.test(required)] as const,
  ]);
}

/** Without the apostrophe that keeps a spreadsheet from running a text as a formula. */
function asWritten(cell: JsonValue): JsonValue {
  return typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@\t])/, '') : cell;
}
