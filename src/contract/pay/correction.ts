import * as z from 'zod/mini';

/** What is said against a recorded time. */
export const correction = {
  /** To be added to what was recorded; negative takes away. */
  seconds: z.int().check(z.minimum(-604_800), z.maximum(604_800)),
  reason: z.string().check(z.minLength(1), z.maxLength(500)),
};
