import * as z from 'zod/mini';

export const messageBody = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(10_000)),
});
