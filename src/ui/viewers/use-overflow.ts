import { useEffect, useState, type RefObject } from 'react';

/** Whether a frame is narrower than what is in it: only what scrolls is a stop of the keyboard. */
export function useOverflow(frame: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth + 1),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return scrolls;
}
