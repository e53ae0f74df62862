import { locator } from '#ui/viewers/markdown/locator.ts';
import type { TextModel } from '#ui/viewers/markdown/text-model.ts';
import { spanOfRange, textOfSpan } from '#ui/viewers/markdown/text-places.ts';
import type { TextSelection } from '#ui/viewers/markdown/text-span.ts';

/**
 * What is selected within a pane, in visible text; null for nothing or blanks only. In a
 * trajectory a selection belongs to the message in which it begins.
 */
export function paneSelection(pane: Element, model: TextModel | null): TextSelection | null {
  const range = selectedRange(pane);
  if (range === null) return null;
  const root: Element | null = model === null ? messageOf(range) : pane;
  const span = root && spanOfRange(root, range);
  if (!root || !span) return null;
  const quote = model ? model.text.slice(span.start, span.end) : textOfSpan(root, span);
  const blankBefore = quote.length - quote.trimStart().length;
  const trimmed = quote.trim();
  if (trimmed === '') return null;
  const start = span.start + blankBefore;
  const end = start + trimmed.length;
  if (model) return { start, end, quote: trimmed, locator: locator(model.leaves, { start, end }) };
  const step = root.closest<HTMLElement>('[data-step]')?.dataset['step'];
  return {
    start,
    end,
    quote: trimmed,
    locator: `Step ${Number(step ?? 0) + 1}`,
    messageIndex: Number(root.getAttribute('data-message')),
  };
}

/** The page's selection, if it lies in this element. */
export function selectedRange(within: Element): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return within.contains(range.startContainer) && within.contains(range.endContainer)
    ? range
    : null;
}

function messageOf(range: Range): HTMLElement | null {
  const node = range.startContainer;
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-message]') ?? null;
}
