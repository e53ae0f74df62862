/** A quote in a text that may have changed since: where it stood, and what stood around it. */
export type Quoted = {
  readonly start: number;
  readonly quote: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

/** Enough to tell two equal sentences apart, and short enough to be kept with every comment. */
export const CONTEXT_UNITS = 48;

/**
 * Where a quote stands now, in UTF-16 units; null where its words are gone. Of several equal
 * places the one with the most of the old surroundings wins, then the one nearest to where it
 * stood (quote and position selectors of the W3C Web Annotation model, 2017, 4.2.4 and 4.2.5).
 */
export function findQuote(text: string, quoted: Quoted): { start: number; end: number } | null {
  const { quote, before = '', after = '' } = quoted;
  if (quote === '') return null;
  let best: { start: number; around: number; away: number } | null = null;
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    const around =
      sharedEnd(text.slice(0, start), before) +
      sharedStart(text.slice(start + quote.length), after);
    const away = Math.abs(start - quoted.start);
    if (best === null || around > best.around || (around === best.around && away < best.away)) {
      best = { start, around, away };
    }
  }
  return best && { start: best.start, end: best.start + quote.length };
}

/** A quote with what stands around it, from the text that it is taken of. */
export function quoteOf(text: string, start: number, end: number): Required<Quoted> {
  return {
    start,
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT_UNITS), start),
    after: text.slice(end, end + CONTEXT_UNITS),
  };
}

function sharedStart(text: string, wanted: string): number {
  let length = 0;
  while (length < wanted.length && text[length] === wanted[length]) length += 1;
  return length;
}

function sharedEnd(text: string, wanted: string): number {
  let length = 0;
  while (length < wanted.length && text.at(-1 - length) === wanted.at(-1 - length)) length += 1;
  return length;
}
