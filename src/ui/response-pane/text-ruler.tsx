import { styled } from '@mui/material/styles';
import { useEffect, useState, type PointerEvent, type RefObject } from 'react';

/** One tick: what it marks, and the tone that it is drawn in. */
export interface RulerMark {
  readonly key: string;
  readonly tone: 'rest' | 'current' | 'error' | 'found' | 'found-current';
  /** Finds the element in the text that the tick stands for. */
  readonly selector: string;
}

interface TextRulerProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly marks: readonly RulerMark[];
}

interface Measured {
  readonly ticks: readonly { readonly key: string; readonly tone: string; readonly at: number }[];
  readonly top: number;
  readonly share: number;
}

const nothing: Measured = { ticks: [], top: 0, share: 1 };

/**
 * Nine pixels at the edge of a pane: where the marks are, where the view is. It takes the
 * place of the scroll bar and is dragged like one; for the keyboard there are the numbers in
 * the text and `G`, so it is hidden from screen readers.
 */
export function TextRuler({ scroller, marks }: TextRulerProps) {
  const [{ ticks, top, share }, setMeasured] = useState(nothing);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let frame = 0;
    const measure = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setMeasured(measured(element, marks)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, marks]);

  const drag = (event: PointerEvent<HTMLElement>) => {
    const element = scroller.current;
    if (!element || event.buttons !== 1) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const track = event.currentTarget.getBoundingClientRect();
    const at = (event.clientY - track.top) / Math.max(1, track.height);
    element.scrollTo({ top: at * element.scrollHeight - element.clientHeight / 2 });
  };

  return (
    <Track aria-hidden onPointerDown={drag} onPointerMove={drag}>
      {share < 1 && <i data-view="" style={{ top: `${top * 100}%`, height: `${share * 100}%` }} />}
      {ticks.map((tick) => (
        <i key={tick.key} data-tone={tick.tone} style={{ top: `${tick.at * 100}%` }} />
      ))}
    </Track>
  );
}

function measured(element: HTMLElement, marks: readonly RulerMark[]): Measured {
  const { scrollTop, scrollHeight, clientHeight } = element;
  const from = element.getBoundingClientRect().top - scrollTop;
  const height = Math.max(1, scrollHeight);
  const ticks = marks.flatMap(({ key, tone, selector }) => {
    const target = element.querySelector(selector);
    if (!target) return [];
    return [{ key, tone, at: (target.getBoundingClientRect().top - from) / height }];
  });
  return { ticks, top: scrollTop / height, share: Math.min(1, clientHeight / height) };
}

const Track = styled('div')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    position: 'relative',
    flex: 'none',
    boxSizing: 'border-box',
    width: 9,
    borderLeft: `1px solid ${palette.divider}`,
    backgroundColor: palette.surface.side,
    touchAction: 'none',
    overflow: 'hidden',
    '& i': {
      position: 'absolute',
      left: 1,
      right: 1,
      height: 3,
      backgroundColor: palette.control,
      boxSizing: 'border-box',
    },
    '& [data-view]': {
      left: 0,
      right: 0,
      minHeight: 16,
      backgroundColor: palette.divider,
    },
    '& [data-tone="current"]': { height: 5, backgroundColor: palette.primary.main },
    '& [data-tone="error"]': { height: 5, backgroundColor: palette.error.main },
    // Hollow ticks are hits of the search, solid ones evidence.
    '& [data-tone="found"]': {
      height: 4,
      backgroundColor: 'transparent',
      border: `1px solid ${palette.control}`,
    },
    '& [data-tone="found-current"]': {
      height: 5,
      backgroundColor: 'transparent',
      border: `1px solid ${palette.primary.main}`,
    },
    '@media (forced-colors: active)': { '& i': { backgroundColor: 'CanvasText' } },
  };
});
