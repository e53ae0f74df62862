import type { Leaf, LeafPlace } from './text-model.ts';
import type { TextSpan } from './text-span.ts';

/** Where a span is, as a person would say it: `¶ 3`, `¶ 3–4`, `Table 1, row 3`, `Heading 2`. */
export function locator(leaves: readonly Leaf[], span: TextSpan): string {
  const touched = leaves.filter((leaf) => leaf.start < span.end && span.start < leaf.end);
  const first = touched[0]?.place;
  const last = touched.at(-1)?.place;
  if (first === undefined || last === undefined) return '';
  if (first.kind === 'cell' && last.kind === 'cell' && first.table === last.table) {
    return `Table ${first.table}, ${rows(first.row, last.row)}`;
  }
  if (first.kind !== 'cell' && first.kind === last.kind && first.number !== last.number) {
    return `${place(first)}–${last.number}`;
  }
  const from = place(first);
  const to = place(last);
  return from === to ? from : `${from} to ${to}`;
}

function rows(first: number, last: number): string {
  if (first === last) return first === 0 ? 'head' : `row ${first}`;
  return first === 0 ? `head to row ${last}` : `rows ${first}–${last}`;
}

const nouns = { paragraph: '¶', heading: 'Heading', code: 'Code', formula: 'Formula' };

function place(at: LeafPlace): string {
  if (at.kind === 'cell') return `Table ${at.table}, ${rows(at.row, at.row)}`;
  return `${nouns[at.kind]} ${at.number}`;
}
