import * as z from 'zod/mini';

/** How a criterion is answered. *Not applicable* is possible on every scale and is not listed. */
export const scale = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('binary') }),
  z.object({ kind: z.literal('ternary') }),
  /** 0 to `max` in whole steps; `max` is 10 unless the source says otherwise. */
  z.object({ kind: z.literal('points'), max: z.int().check(z.minimum(2), z.maximum(10)) }),
  /** Levels 1 … n, each with the text that anchors it (some texts may be empty). */
  z.object({
    kind: z.literal('anchored'),
    levels: z.array(z.string()).check(z.minLength(2), z.maxLength(10)),
  }),
]);
export type Scale = z.infer<typeof scale>;
