import { Image, LinkIcon } from 'lucide-react';
import type { Nodes, PhrasingContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';

import { Icon } from '#ui/icon.tsx';

import { Formula } from './formula.tsx';
import { inlineText, isLineBreak } from './inline-text.ts';
import { markedText } from './marked-text.tsx';
import { safeAddress } from './safe-address.ts';
import type { TextMark } from './text-mark.ts';
import type { TextModel } from './text-model.ts';

export interface InlineContext {
  readonly model: Pick<TextModel, 'definitions' | 'notes'>;
  readonly marks: readonly TextMark[];
}

/**
 * Draws the nodes of a line; `start` is the offset of the first. Every node type is named
 * here, so what is not known cannot be drawn as anything but its text.
 */
export function inlineNodes(
  nodes: readonly PhrasingContent[],
  start: number,
  context: InlineContext,
): ReactNode {
  let at = start;
  return nodes.map((node, index) => {
    const from = at;
    at += inlineText(node).length;
    // oxlint-disable-next-line react/no-array-index-key -- the tree of a text never changes
    return <Fragment key={index}>{inlineNode(node, from, context)}</Fragment>;
  });
}

function inlineNode(node: PhrasingContent, start: number, context: InlineContext): ReactNode {
  const { marks } = context;
  const children = () =>
    'children' in node ? inlineNodes(node.children, start, context) : undefined;
  switch (node.type) {
    case 'text':
      return markedText(node.value, start, marks);
    case 'inlineCode':
      return <code>{markedText(node.value, start, marks)}</code>;
    case 'strong':
      return <strong>{children()}</strong>;
    case 'emphasis':
      return <em>{children()}</em>;
    case 'delete':
      return <del>{children()}</del>;
    case 'break':
      return <br data-atom={'\n'} />;
    case 'html':
      if (isLineBreak(node.value)) return <br data-atom={'\n'} />;
      return <code data-html="">{markedText(node.value, start, marks)}</code>;
    case 'inlineMath':
      return <Formula tex={node.value} display={false} start={start} marks={marks} />;
    case 'link':
      return link(node.url, children());
    case 'linkReference':
      return link(context.model.definitions.get(node.identifier)?.url ?? '', children());
    case 'image':
      return image(node.url, node.alt ? node.url : '', markedText(inlineText(node), start, marks));
    case 'imageReference': {
      const url = context.model.definitions.get(node.identifier)?.url ?? '';
      return image(url, url, markedText(inlineText(node), start, marks));
    }
    case 'footnoteReference': {
      const number = context.model.notes.indexOf(node.identifier) + 1;
      return (
        <sup data-generated="">
          <button type="button" data-note={node.identifier} aria-label={`Note ${number}`}>
            {number}
          </button>
        </sup>
      );
    }
    default:
      return markedText(inlineText(node as Nodes), start, marks);
  }
}

function link(url: string, content: ReactNode): ReactNode {
  const address = safeAddress(url);
  if (address === null) {
    return (
      <span data-link="unsafe">
        {content}
        <span data-generated="">
          <Icon of={LinkIcon} size={12} /> not opened: {shortened(url)}
        </span>
      </span>
    );
  }
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
      {content}
    </a>
  );
}

/** Remote images are never fetched: the request would tell who reads this and when. */
function image(url: string, address: string, description: ReactNode): ReactNode {
  return (
    <span data-image="">
      <span data-generated="">
        <Icon of={Image} size={14} /> Image not loaded:{' '}
      </span>
      {description}
      {address !== '' && <span data-generated=""> {shortened(url)}</span>}
    </span>
  );
}

function shortened(address: string): string {
  return address.length > 120 ? `${address.slice(0, 119)}…` : address;
}
