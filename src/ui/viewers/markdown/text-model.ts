import type {
  Code,
  Definition,
  Heading,
  Html,
  Paragraph,
  Root,
  RootContent,
  TableCell,
} from 'mdast';
import type { Math as DisplayMath } from 'mdast-util-math';

import { headingLevels } from './heading-levels.ts';
import { inlineText } from './inline-text.ts';
import type { TextSpan } from './text-span.ts';

/** Where a leaf block stands, counted from 1 in its kind; row 0 is the head of a table. */
export type LeafPlace =
  | { readonly kind: 'paragraph' | 'heading' | 'code' | 'formula'; readonly number: number }
  | { readonly kind: 'cell'; readonly table: number; readonly row: number };

export type LeafNode = Paragraph | Heading | Code | Html | DisplayMath | TableCell;

/** A block that holds text itself: paragraph, heading, code, formula, table cell. */
export interface Leaf extends TextSpan {
  readonly node: LeafNode;
  readonly place: LeafPlace;
}

/** A block of the first level: what is rendered, and remembered, as one. */
export interface Block extends TextSpan {
  readonly key: string;
  readonly node: RootContent;
}

export interface OutlineEntry extends TextSpan {
  readonly depth: number;
  readonly text: string;
}

/** The visible text of one message, and where everything in it stands. Pure data. */
export interface TextModel {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly leaves: readonly Leaf[];
  readonly leafOf: ReadonlyMap<object, Leaf>;
  readonly headings: readonly OutlineEntry[];
  /** The level at which a heading is announced, by its node. */
  readonly levelOf: ReadonlyMap<object, number>;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Labels of notes in the order in which they are first referred to. */
  readonly notes: readonly string[];
}

/** `trees`: the parsed slices of one text in order. Notes go to the end of the text. */
export function textModel(trees: readonly Root[]): TextModel {
  const blocks: Block[] = [];
  const leaves: Leaf[] = [];
  const headings: OutlineEntry[] = [];
  const definitions = new Map<string, Definition>();
  const notes: string[] = [];
  const counts = { paragraph: 0, heading: 0, code: 0, formula: 0, table: 0 };
  let text = '';

  const addLeaf = (node: LeafNode, content: string, place: LeafPlace, separator = '\n') => {
    if (leaves.length > 0) text += separator;
    const start = text.length;
    text += content;
    leaves.push({ node, place, start, end: text.length });
    if (node.type === 'heading') {
      headings.push({ depth: node.depth, text: content, start, end: text.length });
    }
  };
  const count = (kind: 'paragraph' | 'heading' | 'code' | 'formula'): LeafPlace => ({
    kind,
    number: (counts[kind] += 1),
  });

  const visit = (node: RootContent): void => {
    switch (node.type) {
      case 'paragraph':
        return addLeaf(
          node,
          inlineText(node),
          count(isDisplayFormula(node) ? 'formula' : 'paragraph'),
        );
      case 'heading':
        return addLeaf(node, inlineText(node), count('heading'));
      case 'code':
      case 'html':
        return addLeaf(node, node.value, count('code'));
      case 'math':
        return addLeaf(node, node.value, count('formula'));
      case 'table': {
        counts.table += 1;
        for (const [row, { children }] of node.children.entries()) {
          for (const [column, cell] of children.entries()) {
            const place: LeafPlace = { kind: 'cell', table: counts.table, row };
            addLeaf(cell, inlineText(cell), place, column === 0 ? '\n' : '\t');
          }
        }
        return;
      }
      case 'blockquote':
      case 'list':
      case 'listItem':
      case 'footnoteDefinition':
        for (const child of node.children) visit(child);
        return;
      default:
        return;
    }
  };

  const content = trees.flatMap((tree) => tree.children);
  for (const node of content) collect(node, definitions, notes);
  const noted = content.filter((node) => node.type === 'footnoteDefinition');
  const ordered = [
    ...content.filter((node) => node.type !== 'footnoteDefinition'),
    ...notes.flatMap((label) => noted.find((node) => node.identifier === label) ?? []),
  ];
  for (const [index, node] of ordered.entries()) {
    if (node.type === 'definition') continue;
    const first = leaves.length;
    visit(node);
    const start = leaves[first]?.start ?? text.length;
    blocks.push({ key: `${index}`, node, start, end: text.length });
  }
  const leafOf = new Map<object, Leaf>(leaves.map((leaf) => [leaf.node, leaf]));
  const headed = leaves.flatMap(({ node }) => (node.type === 'heading' ? [node] : []));
  const levels = headingLevels(headed.map((node) => node.depth));
  const levelOf = new Map(headed.map((node, index) => [node as object, levels[index] ?? 6]));
  return { text, blocks, leaves, leafOf, headings, levelOf, definitions, notes };
}

/** A paragraph that is nothing but one formula is set as a block, whatever its delimiters. */
export function isDisplayFormula(node: Paragraph): boolean {
  return node.children.length === 1 && node.children[0]?.type === 'inlineMath';
}

function collect(node: RootContent, definitions: Map<string, Definition>, notes: string[]): void {
  if (node.type === 'definition') {
    // The first definition of a label holds, as in CommonMark.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  } else if (node.type === 'footnoteReference') {
    if (!notes.includes(node.identifier)) notes.push(node.identifier);
  } else if ('children' in node) {
    for (const child of node.children) collect(child, definitions, notes);
  }
}
