import type { Detector, GuardFinding } from './finding.ts';

/** Consecutive words in common from which a passage counts as taken over. */
export const OVERLAP_WORDS = 12;

type Word = { text: string; start: number; end: number };

/**
 * Long verbatim overlap with documents that the project marks as restricted: runs of at least
 * `OVERLAP_WORDS` words that stand in the same order in a document, however they are spaced
 * and punctuated. Time is linear in the texts (shingles in a set).
 */
export function restrictedOverlap(documents: readonly { name: string; text: string }[]): Detector {
  if (documents.length === 0) return () => [];
  const shingles = documents.map((document) => ({
    name: document.name,
    known: new Set(shinglesOf(wordsOf(document.text))),
  }));
  return (text) => {
    const words = wordsOf(text);
    const own = shinglesOf(words);
    return shingles.flatMap(({ name, known }) => runs(own, known).map((run) => finding(run, name)));

    function finding([first, last]: [number, number], name: string): GuardFinding {
      const start = words[first]?.start ?? 0;
      const end = words[last + OVERLAP_WORDS - 1]?.end ?? text.length;
      return {
        kind: 'restricted-overlap',
        start,
        end,
        quote: text.slice(start, end),
        why: `${last - first + OVERLAP_WORDS} words stand the same in “${name}”, which is restricted.`,
        redaction: '[passage removed]',
      };
    }
  };
}

function wordsOf(text: string): Word[] {
  // Han, kana and Hangul are written without spaces: each character counts as a word.
  const pattern =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\d+/gu;
  return [...text.matchAll(pattern)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function shinglesOf(words: readonly Word[]): string[] {
  const count = Math.max(0, words.length - OVERLAP_WORDS + 1);
  return Array.from({ length: count }, (_, at) =>
    words
      .slice(at, at + OVERLAP_WORDS)
      .map((word) => word.text)
      .join(' '),
  );
}

/** Maximal runs [first, last] of consecutive shingles that are known. */
function runs(own: readonly string[], known: ReadonlySet<string>): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < own.length; at++) {
    if (!known.has(own[at] ?? '')) continue;
    const last = found.at(-1);
    if (last && last[1] === at - 1) last[1] = at;
    else found.push([at, at]);
  }
  return found;
}
