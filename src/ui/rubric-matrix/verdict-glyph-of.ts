import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { glyphWords, type Glyph } from '#ui/verdict-glyph.tsx';

/** The sign of a verdict, or the digit of a scale. */
export function verdictGlyphOf(
  criterion: Criterion,
  value: VerdictValue | null,
): Glyph | { readonly digit: number } {
  if (value === null) return 'open';
  if (typeof value === 'number') return { digit: value };
  if (criterion.points >= 0) return value;
  if (value === 'met') return 'fault-present';
  return value === 'not-met' ? 'fault-absent' : value;
}

/** The verdict in words: `met`, `not met, fault absent`, `level 3`. */
export function verdictWords(criterion: Criterion, value: VerdictValue | null): string {
  const glyph = verdictGlyphOf(criterion, value);
  return typeof glyph === 'string' ? glyphWords[glyph] : `level ${glyph.digit}`;
}
