import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';

import { bracketFormulas } from './bracket-formulas.ts';
import { textMath } from './text-math.ts';

// Only the block form `$$` of the usual extension; formulas in a line are text-math.ts.
const { flow } = math({ singleDollarTextMath: false });
const extensions = [gfm({ singleTilde: false }), ...(flow ? [{ flow }] : []), textMath()];
const mdastExtensions = [gfmFromMarkdown(), mathFromMarkdown()];

/** CommonMark with GitHub's tables, notes, strikethrough, literal links, and TeX. Pure. */
export function parseMarkdown(source: string): Root {
  return fromMarkdown(bracketFormulas(source), { extensions, mdastExtensions });
}
