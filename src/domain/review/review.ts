import * as z from 'zod/mini';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { reviewAnchor } from './review-anchor.ts';

/**
 * Where one expert's work on one task stands with the reviewers.
 *
 *   (submitted) ──policy asks──▶ waiting ──accept──▶ accepted
 *               ──it does not──▶ unasked    ──fix───▶ accepted, with the reviewer's version
 *                                           ──return▶ returned ──submitted again──▶ waiting
 *                                                              ──dispute──▶ disputed
 *   disputed ──second reviewer upholds──▶ accepted
 *            ──second reviewer dismisses─▶ returned
 *
 * Anything unasked can be decided like what waits. A first reviewer never decides a dispute.
 */
export const reviewState = z.enum(['unasked', 'waiting', 'returned', 'disputed', 'accepted']);
export type ReviewState = z.infer<typeof reviewState>;

export const decisionKind = z.enum(['accept', 'fix', 'return', 'uphold', 'dismiss']);
export type DecisionKind = z.infer<typeof decisionKind>;

/** Which decisions a state allows. */
export const allowedDecisions: Readonly<Record<ReviewState, readonly DecisionKind[]>> = {
  unasked: ['accept', 'fix', 'return'],
  waiting: ['accept', 'fix', 'return'],
  returned: [],
  disputed: ['uphold', 'dismiss'],
  accepted: [],
};

export const stateAfter: Readonly<Record<DecisionKind, ReviewState>> = {
  accept: 'accepted',
  fix: 'accepted',
  return: 'returned',
  uphold: 'accepted',
  dismiss: 'returned',
};

/** What a dispute may be about; several may hold. */
export const disputeGround = z.enum(['verdict', 'criterion', 'place', 'instructions']);
export type DisputeGround = z.infer<typeof disputeGround>;

/** One message of a thread. To an expert reviewers are numbers, so names are given by the server. */
export const threadMessage = z.object({
  id: identifier,
  author: z.string(),
  mine: z.boolean(),
  text: z.string(),
  at: instant,
});

/** A comment with its answers. */
export const reviewThread = z.object({
  id: identifier,
  anchor: reviewAnchor,
  /** The round that it is about. */
  round: z.int(),
  /** False while only reviewers see it. */
  toExpert: z.boolean(),
  resolvedAt: z.nullable(instant),
  messages: z.array(threadMessage).check(z.minLength(1)),
});
export type ReviewThread = z.infer<typeof reviewThread>;

export const reviewDispute = z.object({
  grounds: z.array(disputeGround),
  reason: z.string(),
  at: instant,
  outcome: z.nullable(z.enum(['upheld', 'dismissed'])),
  /** The second reviewer's words. */
  answer: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
});
export type ReviewDispute = z.infer<typeof reviewDispute>;

/** Work that came back, as its expert sees it: reasons, never names. */
export const returnedWork = z.object({
  round: z.int(),
  returnedAt: instant,
  /** What the reviewer wrote about the whole. */
  note: z.string(),
  threads: z.array(reviewThread),
  /** The answers as they were submitted, to tell what changed since. */
  submitted: draftFields,
  /** Null until the expert disputes; then what became of it. One dispute a return. */
  dispute: z.nullable(reviewDispute),
  /** True once this return may no longer be disputed. */
  final: z.boolean(),
});
export type ReturnedWork = z.infer<typeof returnedWork>;
