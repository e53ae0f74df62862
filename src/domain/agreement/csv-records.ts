/** One CSV record: its fields, and where in the text each of them begins (offsets). */
export type CsvRecord = { fields: string[]; starts: number[] };

/** A place in a text as an editor shows it: line and column, both from 1. */
export type TextPlace = { line: number; column: number };

/** LF, CRLF and CR end a line. Walks over the text: for complaints, not for every record. */
export function placeAt(text: string, offset: number): TextPlace {
  let line = 1;
  let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = lineStart; at < offset; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x0a && (unit !== 0x0d || text.charCodeAt(at + 1) === 0x0a)) continue;
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/**
 * The records of an RFC 4180 text, one at a time: quoted fields may hold commas, doubled quotes
 * and line breaks; LF, CRLF and CR end a record; a byte-order mark is skipped; blank lines are
 * no records. A quote that never closes yields a final record with `fields` undefined, which
 * starts at that quote.
 *
 * Own code rather than a library because every complaint must name a place in the file, and a
 * million rows must not become a million objects of the caller's.
 */
export function* csvRecords(
  text: string,
): Generator<CsvRecord | { fields: undefined; starts: number[] }> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const starts: number[] = [];
    const fields: string[] = [];
    let ended = false;
    while (!ended) {
      let field: string;
      starts.push(at);
      if (text[at] === '"') {
        const quoted = quotedField(text, at);
        if (quoted === undefined) {
          yield { fields: undefined, starts: [at] };
          return;
        }
        field = quoted.field;
        at = quoted.next;
        // Text after the closing quote is kept, as lenient readers do.
        const end = endOfPlain(text, at);
        field += text.slice(at, end);
        at = end;
      } else {
        const end = endOfPlain(text, at);
        field = text.slice(at, end);
        at = end;
      }
      fields.push(field);
      if (text[at] === ',') {
        at += 1;
      } else {
        ended = true;
        if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
        else at += 1;
      }
    }
    if (fields.length > 1 || fields[0] !== '') yield { fields, starts };
  }
}

function endOfPlain(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end += 1) {
    const unit = text.charCodeAt(end);
    if (unit === 0x2c || unit === 0x0a || unit === 0x0d) break;
  }
  return end;
}

function quotedField(text: string, from: number): { field: string; next: number } | undefined {
  let field = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return undefined;
    field += text.slice(at, close);
    if (text[close + 1] !== '"') {
      return { field, next: close + 1 };
    }
    field += '"';
    at = close + 2;
  }
}
