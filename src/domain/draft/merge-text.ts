import { diff3MergeRegions } from 'node-diff3';

/** A stretch of a three-way merge: text that both sides can live with, or two that exclude each other. */
export type MergeRegion =
  | { kind: 'agreed'; text: string }
  | { kind: 'overlap'; base: string; mine: string; theirs: string };

export type TextMerge =
  | { kind: 'merged'; text: string }
  | { kind: 'overlap'; regions: readonly MergeRegion[] };

/**
 * Three-way merge of one text, by lines and inside a contested stretch by words. Changes of
 * only one side are taken, equal changes once; changes that touch the same words, or insert
 * at the same place, overlap and are left to a person. Whatever either side inserted is in
 * the merged text or in an overlap. Swapping the sides swaps only the labels.
 *
 * The method is diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007).
 */
export function mergeText(base: string, mine: string, theirs: string): TextMerge {
  if (mine === theirs || theirs === base) return { kind: 'merged', text: mine };
  if (mine === base) return { kind: 'merged', text: theirs };
  const regions = joined(mergeTokens(lines(base), lines(mine), lines(theirs)).flatMap(refined));
  if (regions.some((region) => region.kind === 'overlap')) return { kind: 'overlap', regions };
  return { kind: 'merged', text: regions.map((each) => textOf(each)).join('') };
}

function textOf(region: MergeRegion): string {
  return region.kind === 'agreed' ? region.text : region.mine;
}

/** Contested lines, looked at word by word; too long a stretch stays contested as a whole. */
function refined(region: MergeRegion): MergeRegion[] {
  if (region.kind === 'agreed') return [region];
  const [base, mine, theirs] = [words(region.base), words(region.mine), words(region.theirs)];
  if (base.length * (mine.length + theirs.length) > MOST_WORD_PAIRS) return [region];
  return mergeTokens(base, mine, theirs);
}

/** Keeps the quadratic word comparison below about a fifth of a second. */
const MOST_WORD_PAIRS = 20_000_000;

function mergeTokens(base: string[], mine: string[], theirs: string[]): MergeRegion[] {
  return diff3MergeRegions(mine, base, theirs).map((region): MergeRegion => {
    if (region.stable) return { kind: 'agreed', text: region.bufferContent.join('') };
    const [a, o, b] = [region.aContent, region.oContent, region.bContent].map((each) =>
      each.join(''),
    ) as [string, string, string];
    if (a === b || b === o) return { kind: 'agreed', text: a };
    if (a === o) return { kind: 'agreed', text: b };
    return { kind: 'overlap', base: o, mine: a, theirs: b };
  });
}

function joined(regions: readonly MergeRegion[]): MergeRegion[] {
  const result: MergeRegion[] = [];
  for (const region of regions) {
    const last = result.at(-1);
    if (region.kind === 'agreed' && last?.kind === 'agreed') {
      result[result.length - 1] = { kind: 'agreed', text: last.text + region.text };
    } else {
      result.push(region);
    }
  }
  return result;
}

const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** A word with the space after it, or one sign; scripts without spaces fall into single signs. */
export const words = (text: string): string[] =>
  text.match(
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_]+[^\S\n]*|\s|[^\s]/gu,
  ) ?? [];
