import { useLayoutEffect, useState, type RefObject } from 'react';

/** Widths as they were last, by name: the next screen starts with the width that it will have. */
const last = new Map<string, number>();

/** Width of an element in whole pixels, followed as it changes; null before the first layout ever. */
export function useWidth(name: string, element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(() => last.get(name) ?? null);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const measure = () => {
      const now = Math.round(watched.getBoundingClientRect().width);
      // Out of sight it has none; that is no measure.
      if (now === 0) return;
      last.set(name, now);
      setWidth(now);
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [name, element]);
  return width;
}
