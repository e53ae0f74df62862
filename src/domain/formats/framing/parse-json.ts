import { storableValue } from '#domain/storable-text.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';

/** Longest record and deepest nesting that is read; a hostile file cannot cost more than these. */
export const RECORD_LIMIT = 16 * 1024 * 1024;
export const DEPTH_LIMIT = 100;

export type ParsedJson = {
  value: JsonValue;
  /** True when NUL characters or lone surrogates were replaced by U+FFFD: no database keeps them. */
  mended: boolean;
};

/** Reads JSON that nobody vouches for. The error is a sentence for the person who sent it. */
export function parseJson(text: string): Result<ParsedJson, string> {
  if (text.length > RECORD_LIMIT) return fail(`Longer than ${RECORD_LIMIT} characters`);
  if (text.length > DEPTH_LIMIT && depthOf(text) > DEPTH_LIMIT) {
    return fail(`Nested deeper than ${DEPTH_LIMIT} levels`);
  }
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    return fail(whyNotJson(error, text));
  }
  if (!SUSPECT.test(text)) return ok({ value, mended: false });
  const mended = storableValue(value);
  return ok({ value: mended, mended: mended !== value });
}

/** A row with every number as the text that stands in the file, so that 10.50 stays 10.50. */
export function parseWithNumbersAsWritten(text: string): JsonValue {
  const reviver = (_: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value;
  return JSON.parse(text, reviver) as JsonValue;
}

const SUSPECT = /\\u0000|\\u[dD][89a-fA-F]|[\ud800-\udfff]/u;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}

function whyNotJson(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  if (/Unterminated string/.test(message)) {
    return `Not JSON: it ends inside a string at column ${text.length}`;
  }
  if (/end of JSON input/.test(message))
    return `Not JSON: it ends too early, at column ${text.length}`;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return 'Not JSON';
  const found = text.slice(Number(position), Number(position) + 12);
  return `Not JSON at column ${Number(position) + 1}, where it says ${JSON.stringify(found)}`;
}
