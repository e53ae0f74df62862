import type { Framing } from './framing.ts';

/** Names of fields that records have; an object with one of them is a record, not a list by id. */
const RECORD_FIELD =
  /^(id|prompt|question|instruction|input|query|messages|response|responses|answer|output|model|kind|task_id|traj)$/i;

/** How a file is cut, from the text at its head; file names lie (JSON Lines are named .json). */
export function sniffFraming(head: string): Framing {
  const text = head.replace(/^\ufeff/, '').trimStart();
  const [firstLine = ''] = text.split('\n', 1);
  if (text.startsWith('[')) {
    return isListOfLines(firstLine, text) ? { kind: 'json-lines' } : { kind: 'json-items' };
  }
  if (text.startsWith('{')) return sniffObject(firstLine, text);
  return { kind: 'csv', delimiter: delimiterOf(firstLine) };
}

function isListOfLines(firstLine: string, text: string): boolean {
  return isWholeJson(firstLine) && /^\s*\[/.test(text.slice(firstLine.length + 1));
}

function sniffObject(firstLine: string, text: string): Framing {
  if (!isWholeJson(firstLine)) {
    // A first line cut off by the end of the head is a long record; a lone brace opens a list.
    return firstLine.length === text.length && !looksKeyed(firstLine)
      ? { kind: 'json-lines' }
      : { kind: 'json-items' };
  }
  const onlyLine = text.slice(firstLine.length).trim() === '';
  if (!onlyLine) return { kind: 'json-lines' };
  const value = JSON.parse(firstLine) as Record<string, unknown>;
  const keyed = Object.entries(value).every(
    ([key, inner]) => !RECORD_FIELD.test(key) && typeof inner === 'object' && inner !== null,
  );
  return keyed && Object.keys(value).length > 0 ? { kind: 'json-items' } : { kind: 'json-lines' };
}

function looksKeyed(text: string): boolean {
  const match = /^\{\s*"((?:[^"\\]|\\.)*)"\s*:\s*[[{]/.exec(text);
  return match !== null && !RECORD_FIELD.test(match[1] ?? '');
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function delimiterOf(line: string): ',' | ';' | '\t' {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const count = (mark: string): number => bare.split(mark).length;
  const marks = ['\t', ';', ','] as const;
  return marks.reduce(
    (best, mark) => (count(mark) >= count(best) ? mark : best),
    ',' as (typeof marks)[number],
  );
}
