import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/**
 * A marked span. Offsets count UTF-16 units in the *visible text* of the target: the text that
 * a reader sees after Markdown is rendered, block by block, which survives re-rendering and
 * another width. The quoted text is kept so that a span can be found again if the text moves.
 */
export const highlight = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  target: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('response'),
      responseId: identifier,
      /** The step of a trajectory, counted from 0; absent for a single answer. */
      messageIndex: z.optional(z.int()),
    }),
    z.object({ kind: z.literal('document'), documentId: z.string() }),
    z.object({ kind: z.literal('prompt') }),
  ]),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.positive()),
  unit: z.literal('utf16'),
  quote: z.string(),
  /** Where it is, as a person would say it: "¶ 3", "Table 1, row 3", "Step 7". */
  locator: z.optional(z.string()),
  label: z.optional(z.string()),
  severity: z.optional(z.enum(['note', 'minor', 'major', 'critical'])),
  comment: z.optional(z.string()),
});
export type Highlight = z.infer<typeof highlight>;

/** What a span was marked in, without the step of a trajectory. */
export type MarkedPlace =
  | { readonly kind: 'response'; readonly responseId: string }
  | { readonly kind: 'document'; readonly documentId: string };
