import { useLayoutEffect, useRef, useState } from 'react';

import type { renderFormula as RenderFormula } from './render-formula.ts';
import { EvidenceNumbers, markedText } from './marked-text.tsx';
import type { TextMark } from './text-mark.ts';
import { overlaps, strongestTone } from './text-mark.ts';

/** Kept once loaded, so that later formulas are there at their first paint. */
let loaded: typeof RenderFormula | undefined;

interface FormulaProps {
  readonly tex: string;
  readonly display: boolean;
  /** Offset of the source in the visible text. */
  readonly start: number;
  readonly marks: readonly TextMark[];
}

/**
 * A formula set by KaTeX, which is fetched with the first one. For offsets a formula is one
 * piece, as long as its source. Until it is set, and where it cannot be, the source is shown.
 */
export function Formula({ tex, display, start, marks }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  const [problem, setProblem] = useState<string | null>('');
  useLayoutEffect(() => {
    let gone = false;
    const set = (render: typeof RenderFormula) => {
      if (!gone && target.current) setProblem(render(tex, target.current, display));
    };
    if (loaded) set(loaded);
    else {
      void import('./render-formula.ts').then(
        ({ renderFormula }) => set((loaded = renderFormula)),
        () => setProblem('The typesetter could not be loaded'),
      );
    }
    return () => {
      gone = true;
    };
  }, [tex, display]);
  const end = start + tex.length;
  const shown = problem === null;
  const evidence = marks.filter((mark) => mark.kind === 'evidence');
  // A formula that is set cannot be cut: what touches it is drawn under the whole of it.
  const over = shown ? evidence.filter((mark) => overlaps(mark, { start, end })) : [];
  const badges = over.filter((mark) => mark.badgeAt > start && mark.badgeAt <= end);
  return (
    <span
      data-formula={display ? 'display' : 'inline'}
      data-tone={strongestTone(over)}
      data-highlight={over[0]?.id}
    >
      <span ref={target} data-atom={shown ? tex : undefined} hidden={!shown} />
      {badges.length > 0 && <EvidenceNumbers marks={badges} />}
      {!shown && <code title={problem || undefined}>{markedText(tex, start, marks)}</code>}
    </span>
  );
}
