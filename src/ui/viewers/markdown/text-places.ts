import type { TextSpan } from './text-span.ts';

/**
 * The way between the page and the visible text. A leaf is an element with `data-start`; its
 * text is its text nodes in order, without what stands in `data-generated` (numbers, markers,
 * addresses); an element with `data-atom` counts as one piece whose text the attribute holds.
 */

/** The span that a range of the page covers within `root`, or null if it covers no text. */
export function spanOfRange(root: Element, range: Range): TextSpan | null {
  let start: number | null = null;
  let end: number | null = null;
  for (const leaf of leavesOf(root)) {
    if (!range.intersectsNode(leaf)) continue;
    const from = Number(leaf.dataset['start']);
    let at = from;
    for (const piece of pieces(leaf)) {
      const [first, last] = covered(piece, range);
      if (last > first) {
        start ??= at + first;
        end = at + last;
      }
      at += piece.length;
    }
  }
  return start === null || end === null ? null : { start, end };
}

/** The page's range of a span, as far as it is drawn under `root`; null if nothing of it is. */
export function rangeOfSpan(root: Element, span: TextSpan): Range | null {
  let range: Range | null = null;
  for (const leaf of leavesOf(root)) {
    let at = Number(leaf.dataset['start']);
    if (at >= span.end) break;
    for (const piece of pieces(leaf)) {
      const first = Math.max(0, span.start - at);
      const last = Math.min(piece.length, span.end - at);
      if (last > first) {
        range ??= startAt(piece, first);
        endAt(range, piece, last);
      }
      at += piece.length;
    }
  }
  return range;
}

/** The visible text of a span, as far as it is drawn under `root`. */
export function textOfSpan(root: Element, span: TextSpan): string {
  let text = '';
  let end = span.start;
  for (const leaf of leavesOf(root)) {
    let at = Number(leaf.dataset['start']);
    if (at >= span.end) break;
    for (const { text: content, length } of pieces(leaf)) {
      const first = Math.max(0, span.start - at);
      const last = Math.min(length, span.end - at);
      if (last > first) {
        // Between two leaves stands a separator that is not on the page.
        text += '\n'.repeat(Math.max(0, at + first - end)) + content.slice(first, last);
        end = at + last;
      }
      at += length;
    }
  }
  return text;
}

interface Piece {
  readonly node: Text | Element;
  readonly text: string;
  readonly length: number;
}

function leavesOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')];
}

function pieces(leaf: Element): Piece[] {
  const found: Piece[] = [];
  const visit = (node: Node) => {
    if (node instanceof Text) found.push(piece(node, node.data));
    if (!(node instanceof Element) || node.hasAttribute('data-generated')) return;
    const atom = node.getAttribute('data-atom');
    if (atom !== null) found.push(piece(node, atom));
    else if (!node.hasAttribute('hidden')) node.childNodes.forEach(visit);
  };
  leaf.childNodes.forEach(visit);
  return found;
}

function piece(node: Text | Element, text: string): Piece {
  return { node, text, length: text.length };
}

/** The part of a piece, in its own units, that lies in the range. */
function covered({ node, length }: Piece, range: Range): readonly [number, number] {
  if (!range.intersectsNode(node)) return [0, 0];
  if (!(node instanceof Text)) return [0, length];
  const first = range.startContainer === node ? range.startOffset : 0;
  const last = range.endContainer === node ? range.endOffset : length;
  return [first, last];
}

function startAt({ node }: Piece, offset: number): Range {
  const range = new Range();
  if (node instanceof Text) range.setStart(node, offset);
  else range.setStartBefore(node);
  return range;
}

function endAt(range: Range, { node }: Piece, offset: number): void {
  if (node instanceof Text) range.setEnd(node, offset);
  else range.setEndAfter(node);
}
