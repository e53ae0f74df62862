import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/** Kept literally; whether it is good or bad follows from the sign of the criterion's points. */
export const verdictValue = z.union([
  z.enum(['met', 'partly', 'not-met', 'not-applicable']),
  z.int().check(z.minimum(0), z.maximum(10)),
]);

/** A link from a verdict to what shows it. */
export const evidence = z.object({ highlightId: z.string() });

export const verdict = z.object({
  criterionId: z.string(),
  criterionVersion: z.int(),
  responseId: identifier,
  value: verdictValue,
  explanation: z.optional(z.string()),
  evidence: z.optional(z.array(evidence)),
});
export type VerdictValue = z.infer<typeof verdictValue>;
export type Verdict = z.infer<typeof verdict>;
