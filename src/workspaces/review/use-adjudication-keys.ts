import { useEffect, useRef } from 'react';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { isTyping, isUnderOverlay } from '#ui/unless-typing.ts';

interface AdjudicationCommands {
  readonly decide: (value: VerdictValue) => void;
  readonly move: (step: 1 | -1) => void;
  readonly submit: () => void;
}

/** The letters of Grade decide the current cell; J and K go through what is divided. */
export function useAdjudicationKeys(commands: AdjudicationCommands): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const letters: Readonly<Record<string, () => void>> = {
      j: () => latest.current.move(1),
      k: () => latest.current.move(-1),
      y: () => latest.current.decide('met'),
      n: () => latest.current.decide('not-met'),
      u: () => latest.current.decide('not-applicable'),
      p: () => latest.current.decide('partly'),
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isUnderOverlay()) return;
      const command = event.ctrlKey || event.metaKey;
      if (event.key === 'Enter' && command) {
        event.preventDefault();
        latest.current.submit();
      } else if (!command && !event.altKey && !isTyping(event)) letters[event.key]?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
