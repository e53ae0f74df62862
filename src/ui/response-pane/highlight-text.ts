import type { TextModel } from '#ui/viewers/markdown/text-model.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

/** One line for a highlight: its numbers, its words, what was said about it. */
export function highlightText(
  { start, end, numbers, description }: DrawnHighlight,
  model: TextModel,
) {
  const quote = model.text.slice(start, Math.min(end, start + 90));
  const head = numbers.map(({ text }) => text).join(', ');
  return [head, quote && `“${quote}”`, description].filter(Boolean).join('  ') || 'Highlight';
}
