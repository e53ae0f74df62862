import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/**
 * Answers are stored by response id, never by the letter on screen.
 * A preference runs from −3 (`first` much better) over 0 (equal) to +3 (`second` much better);
 * `first` stood left on screen, so the display order is kept with it.
 */
export const preferenceAnswer = z.object({
  kind: z.literal('preference'),
  first: identifier,
  second: identifier,
  value: z.nullable(z.int().check(z.minimum(-3), z.maximum(3))),
  /** An answer of its own: neither is good enough to prefer. Then `value` is null. */
  bothBad: z.boolean(),
});

/** The full partial order: slots from best to worst, several ids in one slot are tied. */
export const rankingAnswer = z.object({
  kind: z.literal('ranking'),
  slots: z.array(z.array(identifier)),
  allBad: z.boolean(),
});

export const ratingAnswer = z.object({ kind: z.literal('rating'), step: z.int() });
export const choiceAnswer = z.object({ kind: z.literal('choice'), options: z.array(z.string()) });
export const numberAnswer = z.object({ kind: z.literal('number'), number: z.number() });
export const textAnswer = z.object({ kind: z.literal('text'), text: z.string() });

export const answer = z.discriminatedUnion('kind', [
  preferenceAnswer,
  rankingAnswer,
  ratingAnswer,
  choiceAnswer,
  numberAnswer,
  textAnswer,
]);

/** An answer with its question; `responseId` only where the question is asked per response. */
export const namedAnswer = z.object({
  question: z.string(),
  responseId: z.optional(identifier),
  answer,
});

export type Answer = z.infer<typeof answer>;
export type PreferenceAnswer = z.infer<typeof preferenceAnswer>;
export type RankingAnswer = z.infer<typeof rankingAnswer>;
export type NamedAnswer = z.infer<typeof namedAnswer>;
