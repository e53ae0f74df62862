import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { CONTEXT_UNITS } from './find-quote.ts';

const span = {
  /** UTF-16 units of the visible text, as in a highlight. */
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.positive()),
  quote: z.string().check(z.maxLength(20_000)),
  locator: z.optional(z.string().check(z.maxLength(200))),
};
const context = z.optional(z.string().check(z.maxLength(CONTEXT_UNITS)));

/** What a comment is about. */
export const reviewAnchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task') }),
  z.object({ kind: z.literal('criterion'), criterionId: z.string().check(z.maxLength(64)) }),
  z.object({
    kind: z.literal('verdict'),
    criterionId: z.string().check(z.maxLength(64)),
    responseId: identifier,
  }),
  z.object({ kind: z.literal('question'), question: z.string().check(z.maxLength(80)) }),
  z.object({
    kind: z.literal('response-span'),
    responseId: identifier,
    ...span,
    /** The step of a trajectory, counted from 0; absent for a single answer. */
    messageIndex: z.optional(z.int()),
  }),
  z.object({
    kind: z.literal('rewrite-span'),
    responseId: identifier,
    ...span,
    /** What stands around it: a rewrite goes on changing, and the quote is found again by this. */
    before: context,
    after: context,
  }),
  z.object({
    kind: z.literal('document-span'),
    documentId: z.string().check(z.maxLength(200)),
    ...span,
  }),
]);
export type ReviewAnchor = z.infer<typeof reviewAnchor>;

/** The response that an anchor lies in, if it lies in one. */
export function anchorResponse(anchor: ReviewAnchor): string | null {
  return 'responseId' in anchor ? anchor.responseId : null;
}

/** The criterion that an anchor names, if it names one. */
export function anchorCriterion(anchor: ReviewAnchor): string | null {
  return 'criterionId' in anchor ? anchor.criterionId : null;
}
