import { parseJson, RECORD_LIMIT } from './parse-json.ts';
import type { FramedRow, Framer } from './source-row.ts';

/** One JSON value a line; blank lines are passed over, a broken line costs only itself. */
export function jsonLinesFramer(): Framer {
  let rest = '';
  let line = 0;
  let tooLong = false;

  function take(text: string): FramedRow[] {
    line += 1;
    if (tooLong) {
      tooLong = false;
      return [];
    }
    const trimmed = text.endsWith('\r') ? text.slice(0, -1) : text;
    return /\S/.test(trimmed) ? [rowOf(line, trimmed)] : [];
  }

  return {
    push(text) {
      const rows: FramedRow[] = [];
      let from = 0;
      for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
        rows.push(...take(rest + text.slice(from, to)));
        rest = '';
        from = to + 1;
      }
      if (!tooLong) rest += text.slice(from);
      if (rest.length > RECORD_LIMIT) {
        tooLong = true;
        rest = '';
        rows.push({
          line: line + 1,
          text: '',
          refusal: { field: 'line', reason: `Longer than ${RECORD_LIMIT} characters` },
        });
      }
      return rows;
    },
    end() {
      const text = rest;
      rest = '';
      return text === '' ? [] : take(text);
    },
  };
}

/** The row of one JSON text. */
export function rowOf(line: number, text: string, key?: string): FramedRow {
  const parsed = parseJson(text);
  if (!parsed.ok) return { line, text, refusal: { field: 'line', reason: parsed.error } };
  return {
    line,
    text,
    value: parsed.value.value,
    notices: parsed.value.mended ? [MENDED] : [],
    ...(key === undefined ? {} : { key }),
  };
}

const MENDED = {
  field: 'line',
  reason: 'NUL characters or lone surrogates were replaced by U+FFFD',
};
