import type { Answer } from '#domain/question/answer.ts';

/** One response preferred over another; `margin` is 1 … 3 for a preference, slots apart for a ranking. */
export type PreferencePair = { chosen: string; rejected: string; margin: number };

/**
 * The pairs that a comparison puts in order. Ties, *both bad* and *all bad* order nothing:
 * nobody was preferred, and a pair made from them would teach the opposite of what was said.
 */
export function preferenceOrder(answer: Answer): PreferencePair[] {
  if (answer.kind === 'preference') {
    const { first, second, value, bothBad } = answer;
    if (bothBad || value === null || value === 0) return [];
    return value > 0
      ? [{ chosen: second, rejected: first, margin: value }]
      : [{ chosen: first, rejected: second, margin: -value }];
  }
  if (answer.kind === 'ranking' && !answer.allBad) {
    return answer.slots.flatMap((better, from) =>
      answer.slots
        .slice(from + 1)
        .flatMap((worse, apart) =>
          better.flatMap((chosen) =>
            worse.map((rejected) => ({ chosen, rejected, margin: apart + 1 })),
          ),
        ),
    );
  }
  return [];
}
