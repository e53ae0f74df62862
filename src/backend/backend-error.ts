import type { Problem, ProblemKind } from '#contract/problem.ts';

/**
 *   offline   no answer came: the network or the server is away; whether a write took effect
 *             is unknown, so only the same idempotency key may be sent again
 *   problem   the server said no, and why
 *   garbled   an answer came that does not fit the contract
 *   aborted   the caller no longer wants the answer
 */
export type BackendFailure =
  | { kind: 'offline'; message: string }
  | { kind: 'problem'; problem: Problem; retryAfterSeconds: number | null }
  | { kind: 'garbled'; message: string; status: number }
  | { kind: 'aborted' };

/** The one error that a Backend rejects with. Ask it with the questions below. */
export class BackendError extends Error {
  readonly failure: BackendFailure;

  constructor(failure: BackendFailure) {
    super(describe(failure));
    this.name = 'BackendError';
    this.failure = failure;
  }
}

function describe(failure: BackendFailure): string {
  switch (failure.kind) {
    case 'problem':
      return failure.problem.detail;
    case 'aborted':
      return 'The request was given up';
    default:
      return failure.message;
  }
}

/** The server's word for what went wrong, or null where it said none. */
export function problemKind(error: unknown): ProblemKind | null {
  return error instanceof BackendError && error.failure.kind === 'problem'
    ? error.failure.problem.kind
    : null;
}

export function problemOf(error: unknown): Problem | null {
  return error instanceof BackendError && error.failure.kind === 'problem'
    ? error.failure.problem
    : null;
}

/** No answer, or the server cannot answer just now: the same request may be sent again later. */
export function isOffline(error: unknown): boolean {
  if (!(error instanceof BackendError)) return false;
  if (error.failure.kind === 'offline') return true;
  return error.failure.kind === 'garbled' && error.failure.status >= 500;
}

export function isTemporary(error: unknown): boolean {
  const kind = problemKind(error);
  return isOffline(error) || kind === 'internal' || kind === 'unavailable' || kind === 'too-many';
}

/** Somebody else's change came first; the caller has to merge or ask. */
export function isConflict(error: unknown): boolean {
  return problemKind(error) === 'stale';
}

/** Sending the same again cannot help. */
export function isRefused(error: unknown): boolean {
  return problemKind(error) !== null && !isTemporary(error) && !isConflict(error);
}
