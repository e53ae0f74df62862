import type { EvidenceMark, TextMark } from './text-mark.ts';
import { overlaps } from './text-mark.ts';

/** A run of text under the same marks. */
export interface TextSegment {
  readonly text: string;
  readonly start: number;
  readonly marks: readonly TextMark[];
  /** Evidence whose numbers stand right after this run. */
  readonly badges: readonly EvidenceMark[];
}

/**
 * Cuts a run of text that begins at `start` wherever a mark begins or ends. The texts of the
 * segments, put in a row, are the run.
 */
export function textSegments(
  text: string,
  start: number,
  marks: readonly TextMark[],
): TextSegment[] {
  const end = start + text.length;
  const here = marks.filter((mark) => overlaps(mark, { start, end }));
  const cuts = new Set([start, end]);
  for (const mark of here) {
    for (const edge of [mark.start, mark.end]) if (edge > start && edge < end) cuts.add(edge);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? end;
    const over = here.filter((mark) => overlaps(mark, { start: from, end: to }));
    return {
      text: text.slice(from - start, to - start),
      start: from,
      marks: over,
      badges: over.filter(
        (mark): mark is EvidenceMark => mark.kind === 'evidence' && mark.badgeAt === to,
      ),
    };
  });
}

/**
 * Splits off the word that a number is glued to, so that the number never begins a line: the
 * last run without white space, or the last character of a script that breaks anywhere.
 */
export function splitLastWord(text: string): readonly [head: string, last: string] {
  const last =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{P}]*$/u.exec(text)?.[0] ??
    /\S{1,24}$/u.exec(text)?.[0] ??
    '';
  return [text.slice(0, text.length - last.length), last];
}
