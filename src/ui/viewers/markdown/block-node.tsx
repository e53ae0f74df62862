import type { BlockContent, DefinitionContent, List, ListItem, RootContent } from 'mdast';
import { createElement, type ReactNode } from 'react';

import { VisuallyHidden } from '#ui/visually-hidden.tsx';

import { CodeBlock } from './code-block.tsx';
import { DisplayFormula } from './display-formula.tsx';
import { inlineNodes, type InlineContext } from './inline-nodes.tsx';
import { markedText } from './marked-text.tsx';
import { TableBlock } from './table-block.tsx';
import { isDisplayFormula, type Leaf, type TextModel } from './text-model.ts';

export interface BlockContext extends InlineContext {
  readonly model: Pick<TextModel, 'definitions' | 'notes' | 'leafOf' | 'levelOf'>;
}

type AnyBlock = RootContent | BlockContent | DefinitionContent;

/** Draws one block and what is in it. Leaves carry `data-start`, their offset in the text. */
export function blockNode(node: AnyBlock, context: BlockContext, key?: string | number): ReactNode {
  const { marks } = context;
  const leaf = context.model.leafOf.get(node);
  const start = leaf?.start ?? 0;
  switch (node.type) {
    case 'paragraph': {
      const [only] = node.children;
      if (isDisplayFormula(node) && only?.type === 'inlineMath') {
        return displayFormula(only.value, leaf, context, key);
      }
      return (
        <p key={key} data-start={start}>
          {inlineNodes(node.children, start, context)}
        </p>
      );
    }
    case 'heading':
      return createElement(
        `h${context.model.levelOf.get(node) ?? 6}`,
        { key, 'data-start': start, 'data-depth': node.depth },
        inlineNodes(node.children, start, context),
      );
    case 'code':
      return <CodeBlock key={key} node={node} start={start} marks={marks} />;
    case 'html':
      return (
        <pre key={key} data-html="" data-start={start}>
          <code>{markedText(node.value, start, marks)}</code>
        </pre>
      );
    case 'math':
      return displayFormula(node.value, leaf, context, key);
    case 'table':
      return <TableBlock key={key} node={node} context={context} />;
    case 'blockquote':
      return <blockquote key={key}>{childBlocks(node.children, context)}</blockquote>;
    case 'list':
      return list(node, context, key);
    case 'thematicBreak':
      return <hr key={key} />;
    case 'footnoteDefinition':
      return (
        <div key={key} data-note-text={node.identifier}>
          <span data-generated="">{context.model.notes.indexOf(node.identifier) + 1}</span>
          <div>{childBlocks(node.children, context)}</div>
        </div>
      );
    default:
      return null;
  }
}

function childBlocks(nodes: readonly AnyBlock[], context: BlockContext): ReactNode {
  return nodes.map((node, index) => blockNode(node, context, index));
}

function displayFormula(
  tex: string,
  leaf: Leaf | undefined,
  context: BlockContext,
  key: string | number | undefined,
): ReactNode {
  return <DisplayFormula key={key} tex={tex} start={leaf?.start ?? 0} marks={context.marks} />;
}

function list(node: List, context: BlockContext, key: string | number | undefined): ReactNode {
  const items = node.children.map((item, index) => listItem(item, context, index));
  const tight = !node.spread && node.children.every((item) => !item.spread);
  return node.ordered ? (
    <ol key={key} start={node.start ?? 1} data-tight={tight || undefined}>
      {items}
    </ol>
  ) : (
    <ul key={key} data-tight={tight || undefined}>
      {items}
    </ul>
  );
}

function listItem(item: ListItem, context: BlockContext, key: number): ReactNode {
  if (typeof item.checked !== 'boolean') {
    return <li key={key}>{childBlocks(item.children, context)}</li>;
  }
  return (
    <li key={key} data-task="">
      <span data-generated="">
        <span aria-hidden>{item.checked ? '☑' : '☐'}</span>
        <VisuallyHidden>{item.checked ? 'Done: ' : 'To do: '}</VisuallyHidden>
      </span>
      {childBlocks(item.children, context)}
    </li>
  );
}
