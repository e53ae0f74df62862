import { memo, useMemo, type CSSProperties, type MouseEvent, type Ref } from 'react';

import type { ReadingColumns, ReadingStyle } from '#ui/viewers/reading-style.ts';

import { blockNode } from './block-node.tsx';
import { ReadingBody } from './reading-body.tsx';
import { isCjk } from './text-language.ts';
import { overlaps, type TextMark } from './text-mark.ts';
import type { Block, TextModel } from './text-model.ts';

interface MarkdownTextProps {
  readonly model: TextModel;
  /** BCP 47; chooses glyphs, line breaking and measure. */
  readonly language: string;
  readonly columns: ReadingColumns;
  readonly style: ReadingStyle;
  readonly marks?: readonly TextMark[];
  /** The step of a trajectory that this is the text of; found again by selections. */
  readonly messageIndex?: number;
  readonly ref?: Ref<HTMLDivElement> | undefined;
  readonly onHighlightPress?: ((highlightId: string) => void) | undefined;
}

/** From this length on, blocks off screen are neither laid out nor painted. */
const longText = 12_000;
const blocksInChunk = 8;
const noMarks: readonly TextMark[] = [];

/**
 * The rendered text of one message. Props in, presses out; it keeps no state, and a block is
 * drawn anew only when its own marks change.
 */
export function MarkdownText(props: MarkdownTextProps) {
  const { model, language, columns, style, marks = noMarks, messageIndex, ref } = props;
  const marksOf = useMemo(() => blockMarks(model, marks), [model, marks]);
  const press = (event: MouseEvent<HTMLElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    const note = target?.closest<HTMLElement>('[data-note]')?.dataset['note'];
    if (note !== undefined) {
      const texts = event.currentTarget.querySelectorAll<HTMLElement>('[data-note-text]');
      [...texts].find((each) => each.dataset['noteText'] === note)?.scrollIntoView();
      return;
    }
    const id = target?.closest<HTMLElement>('[data-highlight]')?.dataset['highlight'];
    const selecting = !(globalThis.getSelection?.()?.isCollapsed ?? true);
    const numbered = target?.closest('button') !== null;
    if (id !== undefined && (numbered || !selecting)) props.onHighlightPress?.(id);
  };
  const long = model.text.length > longText;
  const drawn = (block: Block) => (
    <MemoBlock
      key={block.key}
      block={block}
      model={model}
      marks={marksOf.get(block.key) ?? noMarks}
    />
  );
  return (
    <ReadingBody
      ref={ref}
      lang={language}
      data-columns={columns}
      data-typeface={style.typeface}
      data-cjk={isCjk(language) || undefined}
      data-message={messageIndex}
      style={zoomed(style.zoom)}
      onClick={press}
    >
      {long
        ? chunks(model.blocks).map((chunk) => (
            <div
              key={chunk[0]?.key}
              data-chunk=""
              style={{ containIntrinsicSize: `auto ${estimatedHeight(chunk)}px` }}
            >
              {chunk.map(drawn)}
            </div>
          ))
        : model.blocks.map(drawn)}
    </ReadingBody>
  );
}

interface MemoBlockProps {
  readonly block: Block;
  readonly model: TextModel;
  readonly marks: readonly TextMark[];
}

/** Nodes of a text never change, so a block is the same while node, offset and marks are. */
const MemoBlock = memo(
  ({ block, model, marks }: MemoBlockProps) => blockNode(block.node, { model, marks }),
  (before, after) =>
    before.block.node === after.block.node &&
    before.block.start === after.block.start &&
    before.model.notes.length === after.model.notes.length &&
    sameMarks(before.marks, after.marks),
);

function sameMarks(before: readonly TextMark[], after: readonly TextMark[]): boolean {
  return before.length === after.length && before.every((mark, at) => mark === after[at]);
}

function blockMarks(model: TextModel, marks: readonly TextMark[]) {
  const byBlock = new Map<string, readonly TextMark[]>();
  if (marks.length === 0) return byBlock;
  for (const block of model.blocks) {
    const here = marks.filter((mark) => overlaps(mark, block));
    if (here.length > 0) byBlock.set(block.key, here);
  }
  return byBlock;
}

function zoomed(percent: number): CSSProperties {
  const style: CSSProperties & Record<'--reading-zoom', number> = {
    '--reading-zoom': percent / 100,
  };
  return style;
}

function chunks(blocks: readonly Block[]): Block[][] {
  const all: Block[][] = [];
  for (let at = 0; at < blocks.length; at += blocksInChunk) {
    all.push(blocks.slice(at, at + blocksInChunk));
  }
  return all;
}

/** A guess at 62 characters of 23 pixels a line; replaced by the true height once drawn. */
function estimatedHeight(chunk: readonly Block[]): number {
  return chunk.reduce((sum, { start, end }) => sum + Math.ceil((end - start + 1) / 62) * 23 + 9, 0);
}
