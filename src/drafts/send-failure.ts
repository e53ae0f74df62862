import { BackendError, isOffline, problemOf } from '#backend/backend-error.ts';
import type { Problem } from '#contract/problem.ts';
import { draft, type Draft } from '#domain/draft/draft.ts';
import type { ParkReason } from './draft-state.ts';

/** What a failed send means for the draft. */
export type SendFailure =
  /** It may pass, and the same request may be sent again. */
  | {
      kind: 'temporary';
      why: 'offline' | 'server';
      message: string;
      retryAfterSeconds: number | null;
      /** The server broke on this very request, and may do so every time: what to quote. */
      code: string | null;
    }
  /** Null where the server did not say what its state is. */
  | { kind: 'stale'; current: Draft | null }
  | { kind: 'parked'; reason: ParkReason }
  /** Not to be believed before it is known who is asking: another account may have signed in. */
  | { kind: 'not-mine'; reason: ParkReason }
  | { kind: 'signed-out' }
  | { kind: 'outdated' }
  | { kind: 'incomplete'; errors: readonly { place: string; reason: string }[] }
  | { kind: 'key-reused' }
  | { kind: 'refused'; message: string; code: string | null };

export function sendFailure(error: unknown): SendFailure {
  const problem = problemOf(error);
  if (problem) return ofProblem(problem, retryAfter(error));
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof BackendError && error.failure.kind === 'garbled') {
    // A proxy's answer about size will not change by asking again; all others may.
    if (error.failure.status === 413) return { kind: 'refused', message, code: null };
  }
  const why = isOffline(error) ? 'offline' : 'server';
  return { kind: 'temporary', why, message, retryAfterSeconds: null, code: null };
}

function ofProblem(problem: Problem, retryAfterSeconds: number | null): SendFailure {
  const { detail: message } = problem;
  const code = problem.requestId ?? null;
  switch (problem.kind) {
    case 'internal':
      return { kind: 'temporary', why: 'server', message, retryAfterSeconds, code: code ?? '500' };
    case 'unavailable':
    case 'too-many':
      return { kind: 'temporary', why: 'server', message, retryAfterSeconds, code: null };
    case 'stale': {
      const current = draft.safeParse(problem.current);
      return { kind: 'stale', current: current.success ? current.data : null };
    }
    case 'lease-lost':
    case 'closed':
      return { kind: 'parked', reason: problem.kind };
    case 'forbidden':
    case 'not-found':
      return { kind: 'not-mine', reason: problem.kind };
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'client-too-old':
      return { kind: 'outdated' };
    case 'incomplete':
      return { kind: 'incomplete', errors: problem.errors ?? [] };
    case 'key-reused':
      return { kind: 'key-reused' };
    default:
      return { kind: 'refused', message, code };
  }
}

function retryAfter(error: unknown): number | null {
  return error instanceof BackendError && error.failure.kind === 'problem'
    ? error.failure.retryAfterSeconds
    : null;
}
