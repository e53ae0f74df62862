import { MessageSquare } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';

import { Icon } from '#ui/icon.tsx';

import type { EvidenceMark, TextMark } from './text-mark.ts';
import { strongestTone } from './text-mark.ts';
import { splitLastWord, textSegments, type TextSegment } from './text-segments.ts';

/** Text with its marks drawn. `start` is its offset in the visible text of the message. */
export function markedText(text: string, start: number, marks: readonly TextMark[]): ReactNode {
  if (marks.length === 0) return text;
  return textSegments(text, start, marks).map((segment) => (
    <Fragment key={segment.start}>{drawSegment(segment)}</Fragment>
  ));
}

function drawSegment({ text, marks, badges }: TextSegment): ReactNode {
  const evidence = marks.filter((mark) => mark.kind === 'evidence');
  if (badges.length === 0) return wrapped(text, marks, evidence);
  const [head, last] = splitLastWord(text);
  return (
    <>
      {head !== '' && wrapped(head, marks, evidence)}
      <span data-glued="">
        {wrapped(last, marks, evidence)}
        <EvidenceNumbers marks={badges} />
      </span>
    </>
  );
}

function wrapped(text: string, marks: readonly TextMark[], evidence: readonly EvidenceMark[]) {
  let content: ReactNode = text;
  for (const mark of marks) {
    if (mark.kind === 'evidence') continue;
    // The start lets the ruler find a hit again.
    const found = mark.kind === 'differs' ? undefined : mark.start;
    content = (
      <span data-mark={mark.kind} data-found={found}>
        {content}
      </span>
    );
  }
  const tone = strongestTone(evidence);
  if (tone === undefined) return content;
  const top = evidence.find((mark) => mark.tone === tone);
  return (
    <mark data-tone={tone} data-highlight={top?.id}>
      {content}
    </mark>
  );
}

/** The numbers after a span. They are buttons; the view hears their clicks. */
export function EvidenceNumbers({ marks }: { readonly marks: readonly EvidenceMark[] }) {
  return (
    <span data-generated="">
      {marks.flatMap((mark) => {
        const about = mark.description ? `: ${mark.description}` : '';
        const common = {
          type: 'button' as const,
          'data-highlight': mark.id,
          'data-number': mark.tone === 'error' ? 'error' : 'plain',
          title: mark.description,
        };
        if (mark.numbers.length === 0) {
          return [
            <button key={mark.id} {...common} aria-label={`Highlight${about}`}>
              <Icon of={MessageSquare} size={10} stroke={1.5} />
            </button>,
          ];
        }
        return mark.numbers.map((number) => (
          <button
            key={`${mark.id} ${number.text}`}
            {...common}
            data-filled={number.current || undefined}
            aria-label={`Evidence for criterion ${number.text}${about}`}
          >
            {number.text}
          </button>
        ));
      })}
    </span>
  );
}
