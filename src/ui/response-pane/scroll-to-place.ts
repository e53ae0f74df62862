import { rangeOfSpan } from '#ui/viewers/markdown/text-places.ts';
import type { TextSpan } from '#ui/viewers/markdown/text-span.ts';

/** Long enough to be seen without motion. */
const stillPulse = 2_000;
const movingPulse = 600;

/** Scrolls at once to the first element that matches and pulses all of them once. */
export function pulse(root: Element, selector: string): boolean {
  const places = [...root.querySelectorAll<HTMLElement>(selector)].filter(
    (each) => each.tagName !== 'BUTTON',
  );
  const first = places[0] ?? root.querySelector<HTMLElement>(selector);
  if (!first) return false;
  bringIntoView(first, 'center');
  const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  for (const place of places) place.dataset['pulse'] = '';
  setTimeout(
    () => {
      for (const place of places) delete place.dataset['pulse'];
    },
    still ? stillPulse : movingPulse,
  );
  return true;
}

/** Scrolls at once to where a span of the visible text is drawn. */
export function scrollToSpan(
  root: Element,
  span: TextSpan,
  block: 'center' | 'start' = 'center',
): void {
  const node = rangeOfSpan(root, span)?.startContainer;
  const element = node instanceof Element ? node : node?.parentElement;
  if (element) bringIntoView(element, block);
}

/**
 * Twice, because blocks off screen have estimated heights until they are drawn: the first jump
 * draws those around the place, the second corrects it.
 */
function bringIntoView(element: Element, block: 'center' | 'start'): void {
  // jsdom has no layout and no such method.
  element.scrollIntoView?.({ block, behavior: 'instant' });
  requestAnimationFrame(() => element.scrollIntoView?.({ block, behavior: 'instant' }));
}

/** Offsets of headings, or of steps, from the top of the scrolled content. */
export function scrollAnchors(scroller: HTMLElement): number[] {
  const top = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const anchors = scroller.querySelectorAll('[data-depth], [data-step]');
  return [...anchors].map((anchor) => anchor.getBoundingClientRect().top - top - 12);
}
