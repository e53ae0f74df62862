import { useDeferredValue, useMemo, useState } from 'react';

import type { PlainMark } from '#ui/viewers/markdown/text-mark.ts';
import type { TextSpan } from '#ui/viewers/markdown/text-span.ts';

import { findInText, type FindOptions } from './find-in-text.ts';

/** A search in one text. */
export interface Finding {
  readonly open: boolean;
  /** Counts openings, so that the field takes the focus again at each. */
  readonly opened: number;
  readonly query: string;
  readonly options: FindOptions;
  readonly hits: readonly TextSpan[];
  /** Index of the current hit. */
  readonly at: number;
  readonly marks: readonly PlainMark[];
  show(): void;
  close(): void;
  search(query: string): void;
  choose(options: FindOptions): void;
  step(by: 1 | -1): void;
}

const nothing = { open: false, opened: 0, query: '', at: 0 };

/** `onHit` is called with the place that a step leads to. `onClose` gives the focus back. */
export function useFind(
  text: string,
  onHit: (hit: TextSpan) => void,
  onClose: () => void,
): Finding {
  const [state, setState] = useState(nothing);
  const [options, setOptions] = useState<FindOptions>({ matchCase: false, wholeWord: false });
  const query = useDeferredValue(state.open ? state.query : '');
  const hits = useMemo(() => findInText(text, query, options), [text, query, options]);
  const at = hits.length === 0 ? 0 : state.at % hits.length;
  const marks = useMemo(
    () =>
      hits.map((hit, index): PlainMark => ({
        ...hit,
        kind: index === at ? 'found-current' : 'found',
      })),
    [hits, at],
  );
  return {
    ...state,
    options,
    hits,
    at,
    marks,
    show: () => setState((now) => ({ ...now, open: true, opened: now.opened + 1 })),
    close: () => {
      setState((now) => ({ ...now, open: false }));
      onClose();
    },
    search: (next) => {
      setState((now) => ({ ...now, query: next, at: 0 }));
      const [first] = findInText(text, next, options);
      if (first) onHit(first);
    },
    choose: (next) => {
      setOptions(next);
      setState((now) => ({ ...now, at: 0 }));
    },
    step: (by) => {
      if (hits.length === 0) return;
      const next = (at + by + hits.length) % hits.length;
      setState((now) => ({ ...now, at: next }));
      const hit = hits[next];
      if (hit) onHit(hit);
    },
  };
}
