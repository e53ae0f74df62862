import { diffArrays } from 'diff';

import { wordTokens } from '#ui/word-pieces.ts';

/** A position in lines, both counted from 1 as editors do. */
export interface TextPoint {
  readonly line: number;
  readonly column: number;
}

export interface PointRange {
  readonly start: TextPoint;
  readonly end: TextPoint;
}

/** Lines that were replaced: first line, and the line after the last; equal = none. */
export interface LineChange {
  readonly original: readonly [first: number, after: number];
  readonly modified: readonly [first: number, after: number];
  /** Changed words within; absent when they could not be found in time. */
  readonly words: readonly { readonly original: PointRange; readonly modified: PointRange }[];
}

/** Milliseconds for the lines and for each changed passage. */
const lineTime = 400;
const passageTime = 60;

/**
 * What changed between two texts, lines first and words within. Words are those of
 * word-pieces.ts, so a whole number is changed or it is not: `32.0` never becomes `2` red.
 */
export function wholeWordDiff(
  original: readonly string[],
  modified: readonly string[],
): LineChange[] {
  const changes = diffArrays([...original], [...modified], { timeout: lineTime });
  if (!changes)
    return [{ original: [1, original.length + 1], modified: [1, modified.length + 1], words: [] }];
  const found: LineChange[] = [];
  let [originalLine, modifiedLine] = [1, 1];
  for (let at = 0; at < changes.length;) {
    let [removed, added] = [0, 0];
    while (changes[at]?.removed || changes[at]?.added) {
      const change = changes[at];
      if (change?.removed) removed += change.value.length;
      else added += change?.value.length ?? 0;
      at += 1;
    }
    if (removed + added > 0) {
      found.push(
        lineChange(
          original,
          modified,
          [originalLine, originalLine + removed],
          [modifiedLine, modifiedLine + added],
        ),
      );
    }
    originalLine += removed;
    modifiedLine += added;
    const same = changes[at]?.value.length ?? 0;
    originalLine += same;
    modifiedLine += same;
    at += 1;
  }
  return found;
}

function lineChange(
  original: readonly string[],
  modified: readonly string[],
  from: readonly [number, number],
  to: readonly [number, number],
): LineChange {
  const before = original.slice(from[0] - 1, from[1] - 1).join('\n');
  const after = modified.slice(to[0] - 1, to[1] - 1).join('\n');
  // A passage that is only there on one side is changed as a whole.
  if (from[0] === from[1] || to[0] === to[1]) return { original: from, modified: to, words: [] };
  const changes = diffArrays(wordTokens(before), wordTokens(after), { timeout: passageTime });
  const words: { original: PointRange; modified: PointRange }[] = [];
  let [a, b]: [TextPoint, TextPoint] = [
    { line: from[0], column: 1 },
    { line: to[0], column: 1 },
  ];
  for (let at = 0; changes && at < changes.length; at += 1) {
    const [startA, startB] = [a, b];
    let differs = false;
    while (changes[at]?.removed || changes[at]?.added) {
      const change = changes[at];
      const text = change?.value.join('') ?? '';
      if (change?.removed) a = advanced(a, text);
      else b = advanced(b, text);
      differs = true;
      at += 1;
    }
    if (differs) {
      words.push({ original: { start: startA, end: a }, modified: { start: startB, end: b } });
    }
    const same = changes[at]?.value.join('') ?? '';
    a = advanced(a, same);
    b = advanced(b, same);
  }
  return { original: from, modified: to, words };
}

function advanced({ line, column }: TextPoint, text: string): TextPoint {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line, column: column + last.length }
    : { line: line + lines.length - 1, column: last.length + 1 };
}
