import type { Leaf, TextModel } from './text-model.ts';
import type { DrawnHighlight, DrawnNumber, TextSpan } from './text-span.ts';

export type EvidenceTone = 'rest' | 'current' | 'error';

/** Evidence as it is drawn in the text. */
export interface EvidenceMark extends TextSpan {
  readonly kind: 'evidence';
  readonly id: string;
  readonly tone: EvidenceTone;
  readonly numbers: readonly DrawnNumber[];
  readonly description: string | undefined;
  /** Offset after which the numbers stand: the end of the last word that the span touches. */
  readonly badgeAt: number;
}

/** A hit of the search, or a word that the compared response does not have. */
export interface PlainMark extends TextSpan {
  readonly kind: 'found' | 'found-current' | 'differs';
}

export type TextMark = EvidenceMark | PlainMark;

export function evidenceMark(
  model: Pick<TextModel, 'leaves'>,
  highlight: DrawnHighlight,
): EvidenceMark {
  const { id, start, end, numbers, description } = highlight;
  const last = lastTouched(model.leaves, highlight);
  return {
    kind: 'evidence',
    id,
    start,
    end,
    numbers,
    description,
    tone: toneOf(highlight),
    badgeAt: last ? Math.min(end, last.end) : end,
  };
}

/** Red is red whatever the current criterion is; the accent is for the current one only. */
export function toneOf(highlight: Pick<DrawnHighlight, 'tone' | 'numbers'>): EvidenceTone {
  if (highlight.tone === 'error') return 'error';
  return highlight.numbers.some((number) => number.current) ? 'current' : 'rest';
}

/** The tone that wins where spans overlap. */
export function strongestTone(marks: readonly EvidenceMark[]): EvidenceTone | undefined {
  return (['error', 'current', 'rest'] as const).find((tone) =>
    marks.some((mark) => mark.tone === tone),
  );
}

export function overlaps(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

function lastTouched(leaves: readonly Leaf[], span: TextSpan): Leaf | undefined {
  return leaves.findLast((leaf) => leaf.end > leaf.start && overlaps(leaf, span));
}
