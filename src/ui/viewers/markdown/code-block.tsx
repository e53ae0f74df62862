import type { Code } from 'mdast';
import { useEffect, useRef, useState, type ReactNode } from 'react';

import { useOverflow } from '#ui/viewers/use-overflow.ts';

import type { ColouredCode } from './colour-code.ts';
import { markedText } from './marked-text.tsx';
import type { TextMark } from './text-mark.ts';

interface CodeBlockProps {
  readonly node: Code;
  readonly start: number;
  readonly marks: readonly TextMark[];
}

/** Longer code stays plain: colouring it would hold up the reader. */
const longestColoured = 20_000;

/** Fenced code, coloured once Shiki is there; the text and its offsets are the same before. */
export function CodeBlock({ node, start, marks }: CodeBlockProps) {
  const { lang, value } = node;
  const frame = useRef<HTMLPreElement>(null);
  const scrolls = useOverflow(frame);
  const [coloured, setColoured] = useState<ColouredCode | null>(null);
  useEffect(() => {
    if (!lang || value.length > longestColoured) return undefined;
    let gone = false;
    void import('./colour-code.ts')
      .then(({ colourCode }) => colourCode(value, lang))
      .then((result) => {
        if (!gone) setColoured(result);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [lang, value]);
  return (
    <pre
      ref={frame}
      data-start={start}
      {...(scrolls
        ? {
            tabIndex: 0,
            role: 'group',
            'aria-label': lang ? `Code, ${lang}, scrolls` : 'Code, scrolls',
          }
        : {})}
    >
      <code>{colouredText(value, coloured, start, marks)}</code>
    </pre>
  );
}

function colouredText(
  value: string,
  coloured: ColouredCode | null,
  start: number,
  marks: readonly TextMark[],
): ReactNode {
  if (coloured === null) return markedText(value, start, marks);
  return coloured.map((piece) => (
    <span key={piece.start} style={piece.colour ? { color: piece.colour } : undefined}>
      {markedText(value.slice(piece.start, piece.end), start + piece.start, marks)}
    </span>
  ));
}
