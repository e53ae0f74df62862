import * as z from 'zod/mini';

/**
 * Every way in which the server says no, each with its one HTTP status. The body is
 * `application/problem+json` (RFC 9457) with `kind` as the machine's word and `detail` for a
 * person: what is kept, what failed, and the mend.
 */
export const problemStatus = {
  'signed-out': 401,
  /** The password is right; the account also asks for its second factor. */
  'code-needed': 401,
  forbidden: 403,
  /** The project’s attestation is to be signed before grading. */
  'not-attested': 403,
  /** The onboarding set was not passed: a lead decides what comes next. */
  'not-qualified': 403,
  'not-found': 404,
  /** The lease ended or the slot went to somebody else; the text is kept. */
  'lease-lost': 409,
  /** The task or project no longer takes work. */
  closed: 409,
  /** The same thing exists already. */
  duplicate: 409,
  /** The base revision is not the current one; `current` holds the server's state. */
  stale: 412,
  'too-large': 413,
  /** The request does not fit the contract; `errors` names each place. */
  invalid: 422,
  /** The same idempotency key came with another content. */
  'key-reused': 422,
  /** Required answers are missing; `errors` names each. */
  incomplete: 422,
  'too-many': 429,
  'client-too-old': 426,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof problemStatus;

const kinds = Object.keys(problemStatus) as [ProblemKind, ...ProblemKind[]];

export const problem = z.object({
  kind: z.enum(kinds),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.optional(z.array(z.object({ place: z.string(), reason: z.string() }))),
  /** With `stale`: the state that the caller should merge with. */
  current: z.optional(z.unknown()),
  /** Quote this when asking for help; the server's log has it. */
  requestId: z.optional(z.string()),
});
export type Problem = z.infer<typeof problem>;
