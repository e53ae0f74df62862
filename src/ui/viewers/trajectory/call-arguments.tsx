import { styled } from '@mui/material/styles';

import { EvidenceNumbers, markedText } from '#ui/viewers/markdown/marked-text.tsx';
import { overlaps, strongestTone, type TextMark } from '#ui/viewers/markdown/text-mark.ts';

import { jsonRows, jsonRowText, type JsonRow } from './json-rows.ts';

interface CallArgumentsProps {
  readonly written: string;
  /** Offset of the first line in the visible text of the message. */
  readonly start: number;
  readonly marks: readonly TextMark[];
}

/**
 * Arguments as a tree of keys and values. Each line is a leaf of the message's text, `key:
 * value`; evidence that touches a line is drawn on its value.
 */
export function CallArguments({ written, start, marks }: CallArgumentsProps) {
  return (
    <Tree>
      {placedRows(written, start).map(({ row, from, text }) => {
        const span = { start: from, end: from + text.length };
        const here = marks
          .filter((mark) => mark.kind === 'evidence')
          .filter((mark) => overlaps(mark, span));
        const plain = marks.filter((mark) => mark.kind !== 'evidence');
        const valueStart = row.key === '' ? from : from + row.key.length + 2;
        return (
          <div key={from} data-start={from} data-depth-of={row.depth}>
            {row.key !== '' && <span data-key="">{markedText(row.key, from, plain)}</span>}
            {row.value !== undefined && (
              <>
                {row.key !== '' && <span data-atom=": " />}
                <span data-value="">
                  {here.length > 0 ? (
                    <mark data-tone={strongestTone(here)} data-highlight={here[0]?.id}>
                      {markedText(row.value, valueStart, plain)}
                      <EvidenceNumbers marks={here.filter((mark) => mark.badgeAt <= span.end)} />
                    </mark>
                  ) : (
                    markedText(row.value, valueStart, plain)
                  )}
                </span>
              </>
            )}
          </div>
        );
      })}
    </Tree>
  );
}

function placedRows(written: string, start: number) {
  const placed: { row: JsonRow; text: string; from: number }[] = [];
  let from = start;
  for (const row of jsonRows(written)) {
    const text = jsonRowText(row);
    placed.push({ row, text, from });
    from += text.length + 1;
  }
  return placed;
}

const Tree = styled('div')(({ theme }) => ({
  ...theme.typography.code,
  fontSize: `calc(${theme.typography.code.fontSize} * var(--reading-zoom, 1))`,
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
  margin: '0 0 4px',
  '& > div': { display: 'grid', gridTemplateColumns: 'minmax(5.5em, max-content) 1fr', gap: 12 },
  '& > [data-depth-of="1"]': { paddingLeft: 14 },
  '& [data-key]': { color: theme.vars.palette.text.disabled },
  '& [data-atom]': { display: 'none' },
  '& [data-value]:not([data-key] ~ *)': { gridColumn: '1 / -1' },
  '& mark': { borderRadius: 0 },
}));
