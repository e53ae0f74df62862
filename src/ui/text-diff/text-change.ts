import { diffArrays } from 'diff';

import { wordTokens } from '#ui/word-pieces.ts';

/** How much of a text an edit changed, in words (characters for scripts without spaces). */
export interface TextChange {
  /** Share of the original's and the new text's words that have no partner, 0 to 1. */
  readonly share: number;
  /** False when the texts were too far apart to be compared in time; `share` is then a bound. */
  readonly exact: boolean;
}

export function textChange(before: string, after: string, timeLimit = 100): TextChange {
  if (before === after) return { share: 0, exact: true };
  const old = words(before);
  const now = words(after);
  const total = old.length + now.length;
  if (total === 0) return { share: 0, exact: true };
  const changes = diffArrays(old, now, { timeout: timeLimit });
  if (!changes) return { share: vocabularyShare(old, now), exact: false };
  const changed = changes.reduce(
    (sum, each) => sum + (each.added || each.removed ? each.value.length : 0),
    0,
  );
  return { share: changed / total, exact: true };
}

function words(text: string): string[] {
  return wordTokens(text).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

function vocabularyShare(old: readonly string[], now: readonly string[]): number {
  const before = new Set(old);
  const after = new Set(now);
  const apart =
    old.filter((word) => !after.has(word)).length + now.filter((word) => !before.has(word)).length;
  return apart / (old.length + now.length);
}
