import * as z from 'zod/mini';
import { reviewFlag, type ReviewFlag } from './review-flag.ts';

/** Which submissions of a project a reviewer has to look at. */
export const reviewPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('none') }),
  /** A share, drawn by lot from the submission's id, so that asking twice draws the same. */
  z.object({ kind: z.literal('share'), percent: z.int().check(z.minimum(1), z.maximum(100)) }),
  /** The first so many of each expert. */
  z.object({ kind: z.literal('first'), count: z.int().check(z.minimum(1), z.maximum(1000)) }),
  /** Those with at least one of these flags. */
  z.object({ kind: z.literal('rule'), flags: z.array(reviewFlag).check(z.minLength(1)) }),
]);
export type ReviewPolicy = z.infer<typeof reviewPolicy>;

export type SubmissionFacts = {
  /** Random, 128 bits: what the lot is drawn from. */
  annotationId: string;
  /** How many tasks the expert had submitted here before this one. */
  earlier: number;
  flags: readonly ReviewFlag[];
};

/** Why the policy asks for a review of a submission, or null where it does not. */
export function policyAsks(policy: ReviewPolicy, facts: SubmissionFacts): string | null {
  switch (policy.kind) {
    case 'all':
      return 'all';
    case 'none':
      return null;
    case 'share':
      return drawn(facts.annotationId) < policy.percent / 100 ? 'share' : null;
    case 'first':
      return facts.earlier < policy.count ? 'first' : null;
    case 'rule':
      return policy.flags.some((flag) => facts.flags.includes(flag)) ? 'rule' : null;
  }
}

/** A number in [0, 1) that an id always gives: FNV-1a (Fowler, Noll, Vo), mixed as in MurmurHash3. */
export function drawn(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
