import type { Table, TableCell } from 'mdast';
import { useRef } from 'react';

import { useOverflow } from '#ui/viewers/use-overflow.ts';

import type { BlockContext } from './block-node.tsx';
import { inlineNodes } from './inline-nodes.tsx';
import { inlineText } from './inline-text.ts';
import { EvidenceNumbers } from './marked-text.tsx';
import { columnKind } from './number-column.ts';
import type { EvidenceMark, TextMark } from './text-mark.ts';
import { overlaps, strongestTone } from './text-mark.ts';

interface TableBlockProps {
  readonly node: Table;
  readonly context: BlockContext;
}

/**
 * A table of figures: numbers right, brackets hanging. Evidence tints a whole row, its number
 * stands after the row's first cell. What is wider than the pane scrolls in a frame of its
 * own, the first column held.
 */
export function TableBlock({ node, context }: TableBlockProps) {
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useOverflow(frame);
  const { leafOf } = context.model;
  const [head, ...body] = node.children;
  const width = Math.max(0, ...node.children.map((row) => row.children.length));
  const kinds = Array.from({ length: width }, (_, column) =>
    columnKind(body.map((row) => cellText(row.children[column]))),
  );
  const number = tableNumber(head?.children[0], leafOf);
  const plain = context.marks.filter((mark) => mark.kind !== 'evidence');
  const evidence = context.marks.filter((mark) => mark.kind === 'evidence');
  const inner = { ...context, marks: plain as readonly TextMark[] };

  const row = (cells: readonly TableCell[], index: number) => {
    const spans = cells.flatMap((cell) => leafOf.get(cell) ?? []);
    const first = spans[0];
    const last = spans.at(-1);
    const span = { start: first?.start ?? 0, end: (last?.end ?? 0) + 1 };
    const here = evidence.filter((mark) => first && overlaps(mark, span));
    const badges = here.filter((mark: EvidenceMark) => mark.badgeAt <= span.end);
    const Cell = index === 0 ? 'th' : 'td';
    return (
      <tr key={index} data-tone={strongestTone(here)} data-highlight={here[0]?.id}>
        {Array.from({ length: width }, (_, column) => {
          const cell = cells[column];
          const kind = kinds[column];
          return (
            <Cell
              key={column}
              {...(index === 0 ? { scope: 'col' } : {})}
              data-start={cell && leafOf.get(cell)?.start}
              data-numeric={kind?.numeric || undefined}
              data-align={(!kind?.numeric && node.align?.[column]) || undefined}
              data-hang={kind?.brackets && !/\)\W*$/.test(cellText(cell)) ? '' : undefined}
            >
              {cell && inlineNodes(cell.children, leafOf.get(cell)?.start ?? 0, inner)}
              {column === 0 && badges.length > 0 && <EvidenceNumbers marks={badges} />}
            </Cell>
          );
        })}
      </tr>
    );
  };

  return (
    <div
      ref={frame}
      data-table-frame=""
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `Table ${number}, scrolls` } : {})}
      data-scrolls={scrolls || undefined}
    >
      <table>
        <thead>{head && row(head.children, 0)}</thead>
        <tbody>{body.map(({ children }, index) => row(children, index + 1))}</tbody>
      </table>
    </div>
  );
}

function cellText(cell: TableCell | undefined): string {
  return cell ? inlineText(cell) : '';
}

function tableNumber(cell: TableCell | undefined, leafOf: BlockContext['model']['leafOf']): number {
  const place = cell && leafOf.get(cell)?.place;
  return place?.kind === 'cell' ? place.table : 1;
}
