import { useRef } from 'react';
import { useOverflow } from '#ui/viewers/use-overflow.ts';
import { Formula } from './formula.tsx';
import type { TextMark } from './text-mark.ts';

interface DisplayFormulaProps {
  readonly tex: string;
  readonly start: number;
  readonly marks: readonly TextMark[];
}

/** A formula in a line of its own; one that is wider than the pane scrolls, by keyboard too. */
export function DisplayFormula({ tex, start, marks }: DisplayFormulaProps) {
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useOverflow(frame);
  return (
    <div
      ref={frame}
      data-start={start}
      data-display-formula=""
      {...(scrolls
        ? { tabIndex: 0, role: 'group', 'aria-label': 'Formula, scrolls sideways' }
        : {})}
    >
      <Formula tex={tex} display start={start} marks={marks} />
    </div>
  );
}
