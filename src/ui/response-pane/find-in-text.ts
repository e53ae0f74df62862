import type { TextSpan } from '#ui/viewers/markdown/text-span.ts';

export interface FindOptions {
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** More are counted by nobody and would only slow the page. */
const mostHits = 2_000;

/** Where a text stands in another, first to last, without overlaps. Spaces match any blanks. */
export function findInText(text: string, query: string, options: FindOptions): TextSpan[] {
  const wanted = query.trim();
  if (wanted === '') return [];
  const pattern = wanted
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+');
  const bounded = options.wholeWord ? `(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])` : pattern;
  const hits: TextSpan[] = [];
  for (const match of text.matchAll(new RegExp(bounded, options.matchCase ? 'gu' : 'giu'))) {
    hits.push({ start: match.index, end: match.index + match[0].length });
    if (hits.length === mostHits) break;
  }
  return hits;
}
