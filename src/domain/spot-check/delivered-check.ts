import * as z from 'zod/mini';
import { spotCheckClaim } from './spot-check-claim.ts';

/** A spot check as it goes out with the data: the claim, the draw's seed and the result. */
export const deliveredCheck = z.object({
  n: z.int(),
  claim: z.string(),
  definition: z.string(),
  plan: spotCheckClaim,
  seed: z.string(),
  madeAt: z.string(),
  ended: z.nullable(z.object({ at: z.string(), reason: z.string() })),
  result: z.object({
    verdict: z.enum(['supported', 'refuted', 'not-supported', 'undecided']),
    population: z.int(),
    drawn: z.int(),
    regraded: z.int(),
    defects: z.int(),
    rate: z.nullable(z.number()),
    /** Below this with confidence `level`; null where nothing may be stated. */
    upper: z.nullable(z.number()),
    level: z.number(),
    method: z.nullable(z.string()),
  }),
});
export type DeliveredCheck = z.infer<typeof deliveredCheck>;
