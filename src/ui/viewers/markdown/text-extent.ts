import { formatCount } from '#ui/format-number.ts';

import { isCjk } from './text-language.ts';

/** How long a text is, in what its readers count: `214 words`, `246 characters`. */
export function textExtent(text: string, language: string): string {
  return isCjk(language)
    ? formatCount(countCharacters(text), 'character')
    : formatCount(countWords(text), 'word');
}

/** Runs between white space that hold a letter or a digit, so `–` and `|` are no words. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/** Characters without white space, as Chinese, Japanese and Korean lengths are counted. */
export function countCharacters(text: string): number {
  return text.match(/\S/gu)?.length ?? 0;
}
