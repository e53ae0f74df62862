/**
 * Cuts Markdown into slices that can be parsed one by one: parsed and put in a row they give
 * the tree of the whole. A cut is made only before a line that begins a block of its own for
 * certain: after a blank line, not indented, no list marker, outside fenced code and `$$`.
 * Definitions and notes act across the whole text, and some HTML blocks swallow blank lines:
 * a text that has one of these is not cut.
 */
export function splitSource(source: string, target = 4_000): string[] {
  if (source.length <= target * 1.5 || actsAcross.test(source)) return [source];
  const slices: string[] = [];
  let from = 0;
  let at = 0;
  let fence: string | null = null;
  let formula = false;
  let afterBlank = false;
  for (const line of source.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    } else if (mark !== undefined) {
      fence = mark;
    } else if (/^\s*(\$\$[^$]*|\\\[(?:(?!\\\]).)*|.*\\\]\s*)$/.test(line)) {
      formula = !/\\\]\s*$/.test(line) && !formula;
    }
    const inside = fence !== null || formula;
    if (!inside && afterBlank && at - from >= target && beginsBlock.test(line)) {
      slices.push(source.slice(from, at));
      from = at;
    }
    afterBlank = line.trim() === '';
    at += line.length + 1;
  }
  slices.push(source.slice(from));
  return slices;
}

const actsAcross =
  /^\s*(?:[>*+-]\s+|\d+[.)]\s+)*(?:\[[^\]\n]+\]:|<(?:script|pre|style|textarea|!|\?))/im;
const beginsBlock = /^(?![-*+](?:\s|$)|\d+[.)](?:\s|$)|[\s`~])./;
