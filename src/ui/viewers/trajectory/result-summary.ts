import { formatCount } from '#ui/format-number.ts';

import { parsedJson, scalars } from './json-rows.ts';

/** A tool's answer in one line: its first values and how much there is. */
export interface ResultSummary {
  readonly first: string;
  /** `31 rows`, `12 values`, `3 lines`. */
  readonly size: string;
}

const valuesShown = 3;

export function resultSummary(text: string): ResultSummary {
  const value = parsedJson(text);
  if (typeof value === 'object' && value !== null) {
    const all = [...scalars(value)];
    const size = Array.isArray(value)
      ? formatCount(value.length, 'row')
      : formatCount(all.length, 'value');
    return {
      first:
        all
          .slice(0, valuesShown)
          .map((each) => shortened(each))
          .join(' · ') || 'empty',
      size,
    };
  }
  const lines = text.trim().split('\n');
  const first = shortened(lines[0] ?? '', 400);
  return { first: first || 'empty', size: formatCount(text.trim() ? lines.length : 0, 'line') };
}

/** The unfolded form: JSON with its lines set apart, any other text as it is. */
export function resultText(text: string): string {
  const value = parsedJson(text);
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : text;
}

/**
 * A failed call, by the record's own word or by how the text begins, since many records only
 * say it there.
 */
export function isErrorResult(text: string, flagged: boolean | undefined): boolean {
  return flagged ?? /^\s*(?:error|exception|traceback)\b/i.test(text);
}

function shortened(value: string, most = 80): string {
  return value.length > most ? `${value.slice(0, most - 1)}…` : value;
}
