import { diffArrays } from 'diff';

import type { TextSplice } from './rewrite-editor-props.ts';

/**
 * The smallest edits, by line and then by common beginning and end, that turn one text into
 * another; last to first, so that each one's offset holds in the text that it is applied to.
 */
export function minimalEdits(before: string, after: string): TextSplice[] {
  if (before === after) return [];
  const changes = diffArrays(lines(before), lines(after), { timeout: 200 });
  if (!changes) return [trimmed(0, before, after)];
  const edits: TextSplice[] = [];
  let at = 0;
  let from: number | null = null;
  let [removed, added] = ['', ''];
  const flush = () => {
    if (from !== null) edits.push(trimmed(from, removed, added));
    from = null;
    [removed, added] = ['', ''];
  };
  for (const change of changes) {
    const text = change.value.join('');
    if (change.added) {
      from ??= at;
      added += text;
    } else if (change.removed) {
      from ??= at;
      removed += text;
      at += text.length;
    } else {
      flush();
      at += text.length;
    }
  }
  flush();
  return edits.reverse();
}

/** The text after splices that are given in the order in which they are to be applied. */
export function applySplices(text: string, splices: readonly TextSplice[]): string {
  return splices.reduce(
    (now, [at, removed, inserted]) => now.slice(0, at) + inserted + now.slice(at + removed),
    text,
  );
}

/** Lines with their line feed, so that put in a row they are the text. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function trimmed(at: number, removed: string, added: string): TextSplice {
  const most = Math.min(removed.length, added.length);
  let start = 0;
  while (start < most && removed[start] === added[start]) start += 1;
  let end = 0;
  while (end < most - start && removed.at(-1 - end) === added.at(-1 - end)) end += 1;
  // A surrogate pair is one character and is never cut in two.
  if (isHigh(removed[start - 1]) || isHigh(added[start - 1])) start -= 1;
  if (isLow(removed.at(-end)) && end > 0) end -= 1;
  return [at + start, removed.length - start - end, added.slice(start, added.length - end)];
}

function isHigh(unit: string | undefined): boolean {
  return unit !== undefined && /^[\ud800-\udbff]$/.test(unit);
}

function isLow(unit: string | undefined): boolean {
  return unit !== undefined && /^[\udc00-\udfff]$/.test(unit);
}
