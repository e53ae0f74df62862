import { diffArrays } from 'diff';

import { wordTokens } from '#ui/word-pieces.ts';
import type { TextSpan } from '#ui/viewers/markdown/text-span.ts';

export interface ChangedSpans {
  readonly spans: readonly TextSpan[];
  /**
   * `sequence`: words that have no partner in order. `vocabulary`: the texts are too far apart
   * for that within the time; marked are the words that the other text does not have at all.
   */
  readonly rule: 'sequence' | 'vocabulary';
}

/**
 * The spans of `text` that differ from `other`, word by word; numbers are never split and
 * white space alone is no difference. `timeLimit` in milliseconds.
 */
export function changedSpans(text: string, other: string, timeLimit = 150): ChangedSpans {
  const tokens = wordTokens(text);
  const others = wordTokens(other);
  const changes = diffArrays(others, tokens, { timeout: timeLimit });
  if (changes) {
    const kept = changes.filter((change) => !change.removed);
    const flags = kept.flatMap((change) => change.value.map(() => change.added === true));
    return { rule: 'sequence', spans: joined(tokens, flags) };
  }
  const known = new Set(others);
  return {
    rule: 'vocabulary',
    spans: joined(
      tokens,
      tokens.map((token) => !known.has(token)),
    ),
  };
}

/** Flagged tokens as spans; white space between two of them belongs to the span. */
function joined(tokens: readonly string[], flags: readonly boolean[]): TextSpan[] {
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  let open: { start: number; end: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    const end = at + token.length;
    const blank = token.trim() === '';
    // A line feed is the border of a block, which no mark crosses.
    if (token.includes('\n') || (!flags[index] && !blank)) open = null;
    else if (flags[index] && !blank) {
      if (open) open.end = end;
      else spans.push((open = { start: at, end }));
    }
    at = end;
  }
  return spans;
}
