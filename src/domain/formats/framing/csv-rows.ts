import type { JsonValue } from '#domain/json-value.ts';
import { storableText } from '#domain/storable-text.ts';
import { parseJson, RECORD_LIMIT } from './parse-json.ts';
import type { FramedRow, Framer } from './source-row.ts';

/**
 * Comma-separated values as RFC 4180 has them: quoted cells may hold the delimiter, line breaks
 * and doubled quotes. The first record names the columns. A cell that holds a JSON object or
 * list is read as such; every other cell stays the text that it is.
 */
export function csvFramer(delimiter: string): Framer {
  let header: string[] | null = null;
  let cells: string[] = [];
  let cell = '';
  let record = '';
  let quoted = false;
  /** A quote inside a quoted cell: the next character says whether it was doubled or the end. */
  let quoteSeen = false;
  let line = 1;
  let startLine = 1;

  function finishRecord(): FramedRow[] {
    cells.push(cell);
    const found = cells;
    const text = record;
    const at = startLine;
    cells = [];
    cell = '';
    record = '';
    startLine = line;
    if (found.length === 1 && found[0] === '') return [];
    if (header === null) {
      header = found.map((name) => name.trim());
      return [];
    }
    return [csvRow(header, found, text, at)];
  }

  return {
    push(text) {
      const rows: FramedRow[] = [];
      for (const char of text) {
        if (char === '\n') line += 1;
        if (quoteSeen) {
          quoteSeen = false;
          if (char === '"') {
            cell += char;
            record += char;
            continue;
          }
          quoted = false;
        }
        if (char === '\n' && !quoted) {
          if (cell.endsWith('\r')) cell = cell.slice(0, -1);
          rows.push(...finishRecord());
          continue;
        }
        record += char;
        if (quoted) {
          if (char === '"') quoteSeen = true;
          else cell += char;
        } else if (char === '"' && cell === '') quoted = true;
        else if (char === delimiter) {
          cells.push(cell);
          cell = '';
        } else cell += char;
      }
      if (record.length > RECORD_LIMIT) {
        rows.push(refusedCsv(startLine, `Longer than ${RECORD_LIMIT} characters: an open quote?`));
        cells = [];
        cell = '';
        record = '';
        quoted = false;
      }
      return rows;
    },
    end() {
      if (quoted && !quoteSeen)
        return [refusedCsv(startLine, 'The file ends inside a quoted cell')];
      return record === '' && cells.length === 0 ? [] : finishRecord();
    },
  };
}

function refusedCsv(line: number, reason: string): FramedRow {
  return { line, text: '', refusal: { field: 'line', reason } };
}

function csvRow(header: string[], cells: string[], text: string, line: number): FramedRow {
  if (cells.length !== header.length) {
    const reason = `${cells.length} cells where the header has ${header.length}`;
    return { line, text, refusal: { field: 'line', reason } };
  }
  const clean = storableText(text) === text;
  const value: JsonValue = Object.fromEntries(
    header.map((name, index) => [name, cellValue(storableText(cells[index] ?? ''))]),
  );
  return {
    line,
    text,
    value,
    notices: clean ? [] : [{ field: 'line', reason: 'NUL characters were replaced by U+FFFD' }],
  };
}

function cellValue(cell: string): JsonValue {
  const first = cell.trimStart()[0];
  if (first !== '{' && first !== '[') return cell;
  const parsed = parseJson(cell);
  return parsed.ok ? parsed.value.value : cell;
}
