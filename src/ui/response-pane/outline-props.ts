import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';
import type { OutlineLine } from './outline-entries.ts';

export interface OutlineProps {
  readonly lines: readonly OutlineLine[];
  readonly highlights: readonly DrawnHighlight[];
  /** Offset of the heading that the reader stands under. */
  readonly currentStart: number | null;
  onGo(line: OutlineLine): void;
}
