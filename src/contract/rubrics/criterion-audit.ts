import * as z from 'zod/mini';

const interval = z.object({
  low: z.number(),
  high: z.number(),
  level: z.number(),
  method: z.string(),
});

/** A correlation with its interval, or in words why there is none. */
const correlation = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('defined'),
    value: z.number(),
    interval: z.nullable(interval),
    n: z.int(),
  }),
  z.object({ kind: z.literal('undefined'), why: z.string(), n: z.int() }),
]);

/** What the stored grades say of one criterion, on the wording that it has now. */
export const criterionAudit = z.object({
  criterionId: z.string(),
  n: z.int(),
  notApplicable: z.int(),
  met: z.nullable(z.object({ rate: z.number(), low: z.number(), high: z.number() })),
  agreement: z.object({
    metric: z.string(),
    value: z.nullable(z.number()),
    interval: z.nullable(interval),
    units: z.int(),
    why: z.optional(z.string()),
  }),
  discrimination: correlation,
  preference: correlation,
  repeats: z.array(z.object({ criterionId: z.string(), share: z.number(), n: z.int() })),
  share: z.number(),
  turns: z.object({ apart: z.int(), together: z.int(), pairs: z.int() }),
});
