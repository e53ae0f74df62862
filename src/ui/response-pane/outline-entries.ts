import { countWords } from '#ui/viewers/markdown/text-extent.ts';
import type { OutlineEntry, TextModel } from '#ui/viewers/markdown/text-model.ts';

/** An outline helps from so many words or headings on. */
const fromWords = 1_200;
const fromHeadings = 6;

export interface OutlineLine extends OutlineEntry {
  readonly level: 1 | 2;
  /** Where the section ends: at the next line of the outline. */
  readonly until: number;
}

/** The headings of the two uppermost depths that occur; none for a text that needs no outline. */
export function outlineLines({ headings, text }: TextModel): OutlineLine[] {
  if (headings.length < 2) return [];
  if (headings.length < fromHeadings && countWords(text) < fromWords) return [];
  // One title above everything is the name of the text, not a section of it.
  const [title, ...rest] = headings;
  const titled = title && rest.every((each) => each.depth > title.depth);
  const sections = titled && rest.length > 1 ? rest : headings;
  const [first, second] = [...new Set(sections.map((each) => each.depth))].sort((a, b) => a - b);
  const shown = sections.filter(({ depth }) => depth === first || depth === second);
  return shown.map((entry, index) => ({
    ...entry,
    level: entry.depth === first ? 1 : 2,
    until: shown[index + 1]?.start ?? text.length,
  }));
}
