import * as z from 'zod/mini';
import { goldUse } from '#domain/gold/gold-settings.ts';
import { onboardingState } from '#domain/gold/onboarding.ts';
import { identifier, instant } from '#domain/identifier.ts';

/** A submitted gold item, explained: what was given, what was expected, and why. */
export const goldResult = z.object({
  annotationId: identifier,
  taskId: identifier,
  taskTitle: z.string(),
  use: goldUse,
  submittedAt: instant,
  right: z.boolean(),
  parts: z.array(
    z.object({
      /** The question's name, or `Rubric`. */
      name: z.string(),
      right: z.boolean(),
      says: z.string(),
      differences: z.array(z.string()),
    }),
  ),
  /** What the lead wrote about the expected answer. */
  reason: z.string(),
});
export type GoldResultView = z.infer<typeof goldResult>;

/** Where somebody stands with the onboarding set; null where the project has none for them. */
export const onboardingStanding = z.object({
  state: onboardingState,
  /** Items of the set, how many were graded or skipped, how many were right. */
  items: z.int(),
  done: z.int(),
  right: z.int(),
  /** How many have to be right. */
  needed: z.int(),
  /** What a lead wrote when they decided it; empty where the result did. */
  note: z.string(),
  decidedByLead: z.boolean(),
});
export type OnboardingStanding = z.infer<typeof onboardingStanding>;

/** Hidden gold so far, with an equal-tailed 95 % credible interval (Jeffreys' prior). */
export const goldRecord = z.object({
  right: z.int(),
  of: z.int(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
});
export type GoldRecord = z.infer<typeof goldRecord>;
