import { useEffect, useRef, useState } from 'react';

import { textChange } from '#ui/text-diff/text-change.ts';
import { countCharacters, countWords } from '#ui/viewers/markdown/text-extent.ts';
import { isCjk } from '#ui/viewers/markdown/text-language.ts';

export interface RewriteFigures {
  readonly count: number;
  readonly unit: 'word' | 'character';
  /** Against the original. */
  readonly difference: number;
  /** Share of words changed, 0 to 1. */
  readonly share: number;
  readonly exact: boolean;
}

/** Counting waits until the person rests, so that it is never between a key and its paint. */
const rest = 500;

/**
 * Words and share changed. `later` is called after each edit; the text is only asked for when
 * it is counted.
 */
export function useRewriteFigures(original: string, initial: string, language: string) {
  const [figures, setFigures] = useState(() => figuresOf(original, initial, language));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (text: () => string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setFigures(figuresOf(original, text(), language)), rest);
  };
  return { figures, later };
}

function figuresOf(original: string, text: string, language: string): RewriteFigures {
  const cjk = isCjk(language);
  const count = cjk ? countCharacters : countWords;
  const now = count(text);
  const { share, exact } = textChange(original, text);
  return {
    count: now,
    unit: cjk ? 'character' : 'word',
    difference: now - count(original),
    share,
    exact,
  };
}
