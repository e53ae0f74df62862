import type { DisputeGround } from './review.ts';

/** The grounds of a dispute as the expert ticks them. */
export const groundWords: Readonly<Record<DisputeGround, string>> = {
  verdict: 'The verdict is right as I gave it',
  criterion: 'The criterion reads two ways',
  place: 'It is about another place',
  instructions: 'The instructions say otherwise',
};
