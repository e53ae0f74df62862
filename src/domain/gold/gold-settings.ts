import * as z from 'zod/mini';

/** `hidden` lies among ordinary work; `onboarding` is graded before anything else. */
export const goldUse = z.enum(['hidden', 'onboarding']);
export type GoldUse = z.infer<typeof goldUse>;

/** Known to leads alone: an expert who knew the rate could guess which task is gold. */
export const goldSettings = z.object({
  /** The share of an expert's new tasks that are hidden gold. */
  rate: z._default(z.number().check(z.minimum(0), z.maximum(0.3)), 0.05),
  /** The share of gold items that has to be right. */
  passMark: z._default(z.number().check(z.minimum(0.5), z.maximum(1)), 0.8),
});
export type GoldSettings = z.infer<typeof goldSettings>;
