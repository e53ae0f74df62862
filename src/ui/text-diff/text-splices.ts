import { diffArrays } from 'diff';
import { spliceOf } from '#domain/draft/diff-fields.ts';
import { wordTokens } from '#ui/word-pieces.ts';

/** At `at` of the text as it stands by then, `removed` units give way to `inserted`. */
export interface TextSplice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Milliseconds; texts with little in common are then one splice. */
const patience = 50;

/**
 * What leads from one text to another, as far as words tell: an edit at the start and one at the
 * end leave the middle alone. In order: each splice applies to what the ones before it left.
 */
export function textSplices(before: string, after: string): readonly TextSplice[] {
  const [at, removed, inserted] = spliceOf(before, after);
  if (removed === 0 && inserted === '') return [];
  const whole = [{ at, removed, inserted }];
  if (removed === 0 || inserted === '') return whole;
  const changes = diffArrays(wordTokens(before.slice(at, at + removed)), wordTokens(inserted), {
    timeout: patience,
  });
  if (!changes) return whole;
  const splices: TextSplice[] = [];
  let here = at;
  for (const { added, removed: gone, value } of changes) {
    const text = value.join('');
    if (gone) splices.push({ at: here, removed: text.length, inserted: '' });
    else {
      if (added) splices.push({ at: here, removed: 0, inserted: text });
      here += text.length;
    }
  }
  return splices;
}
