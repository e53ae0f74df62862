import type { Nodes } from 'mdast';
import 'mdast-util-math';

/**
 * The visible text of a node inside a line. It is the one rule that the renderer, the offsets
 * of highlights and the search agree on: render-inline.tsx advances by exactly these lengths.
 */
export function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return node.value;
    case 'html':
      return isLineBreak(node.value) ? '\n' : node.value;
    case 'break':
      return '\n';
    case 'image':
      return node.alt || node.url;
    case 'imageReference':
      return node.alt || node.label || node.identifier;
    case 'footnoteReference':
      return '';
    default:
      return 'children' in node ? node.children.map(inlineText).join('') : '';
  }
}

/** `<br>` is the one tag that is honoured: models write it into table cells. */
export function isLineBreak(html: string): boolean {
  return /^<br\s*\/?>$/i.test(html);
}
