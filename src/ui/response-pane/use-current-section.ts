import { useEffect, useState, type RefObject } from 'react';

import type { OutlineLine } from './outline-entries.ts';

/** A heading counts as reached when it is this near to the top. */
const reached = 40;

/** The line of the outline that the reader stands under, by the offset of its heading. */
export function useCurrentSection(
  scroller: RefObject<HTMLElement | null>,
  lines: readonly OutlineLine[],
): number | null {
  const [start, setStart] = useState<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element || lines.length === 0) return undefined;
    const starts = new Set(lines.map((line) => line.start));
    let frame = 0;
    const update = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const top = element.getBoundingClientRect().top + reached;
        let last: number | null = null;
        for (const heading of element.querySelectorAll<HTMLElement>('[data-depth]')) {
          const at = Number(heading.dataset['start']);
          if (!starts.has(at)) continue;
          if (last !== null && heading.getBoundingClientRect().top > top) break;
          last = at;
        }
        setStart(last);
      });
    };
    update();
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', update);
    };
  }, [scroller, lines]);
  return start;
}
