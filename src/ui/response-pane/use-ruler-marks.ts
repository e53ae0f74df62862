import { useMemo } from 'react';

import { toneOf } from '#ui/viewers/markdown/text-mark.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

import type { RulerMark } from './text-ruler.tsx';
import type { Finding } from './use-find.ts';

/** More ticks than this are one grey band. */
const mostHits = 200;

/** Ticks of the ruler: evidence solid, hits of the search hollow. */
export function useRulerMarks(
  highlights: readonly DrawnHighlight[],
  { hits, at }: Pick<Finding, 'hits' | 'at'>,
): readonly RulerMark[] {
  return useMemo(
    () => [
      ...highlights.map((highlight) => ({
        key: highlight.id,
        tone: toneOf(highlight),
        selector: `[data-highlight="${CSS.escape(highlight.id)}"]`,
      })),
      ...hits.slice(0, mostHits).map((hit, index) => ({
        key: `found ${hit.start}`,
        tone: index === at ? ('found-current' as const) : ('found' as const),
        selector: `[data-found="${hit.start}"]`,
      })),
    ],
    [highlights, hits, at],
  );
}
