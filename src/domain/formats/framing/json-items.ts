import { RECORD_LIMIT } from './parse-json.ts';
import { rowOf } from './json-lines.ts';
import type { FramedRow, Framer } from './source-row.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/**
 * The items of one big JSON array, or the values of one big object keyed by id, one at a time.
 *
 *   before ──[ or {──▶ inside ──] or }──▶ after
 *                        │ an item too long, or the file ends
 *                        ▼
 *                      broken: the rest of the file cannot be cut and is passed over
 */
export function jsonItemsFramer(): Framer {
  let state: 'before' | 'inside' | 'after' | 'broken' = 'before';
  let keyed = false;
  let item = '';
  let itemLine = 1;
  let line = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;

  function finishItem(): FramedRow[] {
    const text = item.trim();
    item = '';
    if (text === '') return [];
    return [keyed ? keyedRow(itemLine, text) : rowOf(itemLine, text)];
  }

  function breakOff(reason: string): FramedRow[] {
    const text = item.slice(0, 200);
    state = 'broken';
    item = '';
    return [{ line: itemLine, text, refusal: { field: 'line', reason } }];
  }

  /** Reads `text` from `at` until it ends or the state changes; answers where it stopped. */
  function readInside(text: string, at: number, rows: FramedRow[]): number {
    let from = at;
    for (let i = at; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === NEWLINE) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
        continue;
      }
      if (item === '' && from === i && code <= 0x20) {
        from = i + 1;
        continue;
      }
      if (item === '' && from === i) itemLine = line;
      if (code === QUOTE) inString = true;
      else if (code === 0x7b || code === 0x5b) depth += 1;
      else if (depth > 0 && (code === 0x7d || code === 0x5d)) depth -= 1;
      else if (depth === 0 && (code === COMMA || code === 0x7d || code === 0x5d)) {
        item += text.slice(from, i);
        rows.push(...finishItem());
        from = i + 1;
        if (code !== COMMA) {
          state = 'after';
          return i + 1;
        }
      }
    }
    item += text.slice(from);
    if (item.length > RECORD_LIMIT) {
      rows.push(...breakOff(`Longer than ${RECORD_LIMIT} characters; the rest was not read`));
    }
    return text.length;
  }

  return {
    push(text) {
      const rows: FramedRow[] = [];
      let at = 0;
      while (at < text.length && state !== 'broken') {
        if (state === 'inside') {
          at = readInside(text, at, rows);
          continue;
        }
        const char = text[at] as string;
        if (char === '\n') line += 1;
        if (/\S/.test(char)) {
          if (state === 'before' && (char === '[' || char === '{')) {
            keyed = char === '{';
            state = 'inside';
          } else {
            itemLine = line;
            rows.push(...breakOff('Something stands outside the list; the rest was not read'));
          }
        }
        at += 1;
      }
      return rows;
    },
    end() {
      if (state === 'inside') return breakOff('The file ends before its list does');
      return [];
    },
  };
}

/** `"id": {…}` as the row {…} with its key. */
function keyedRow(line: number, text: string): FramedRow {
  const row = rowOf(line, `{${text}}`);
  if (!('value' in row)) return row;
  const [entry] = Object.entries(row.value as Record<string, never>);
  if (entry === undefined) return row;
  return { ...row, text, key: entry[0], value: entry[1] };
}
