import { problemStatus, type Problem, type ProblemKind } from '#contract/problem.ts';
import type { Refusal } from './refusal.ts';

const titles: Record<ProblemKind, string> = {
  'signed-out': 'Not signed in',
  'code-needed': 'Second factor needed',
  'not-attested': 'Attestation needed',
  'not-qualified': 'Onboarding not passed',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'lease-lost': 'The lease was lost',
  closed: 'Closed',
  duplicate: 'Exists already',
  stale: 'Changed in the meantime',
  'too-large': 'Too large',
  invalid: 'Does not fit the contract',
  'key-reused': 'Idempotency key used before',
  incomplete: 'Answers are missing',
  'too-many': 'Too many requests',
  'client-too-old': 'This page is too old',
  internal: 'The server failed',
  unavailable: 'Not available just now',
};

/** The one place where a kind becomes a status and a body. */
export function problemResponse(refusal: Refusal, requestId: string): Response {
  const { kind, extra } = refusal;
  const body: Problem = {
    kind,
    title: titles[kind],
    status: problemStatus[kind],
    detail: refusal.message,
    requestId,
    ...(extra.errors ? { errors: extra.errors } : {}),
    ...(extra.current === undefined ? {} : { current: extra.current }),
  };
  const headers = new Headers({ 'Content-Type': 'application/problem+json' });
  if (extra.retryAfterSeconds !== undefined) {
    headers.set('Retry-After', String(Math.max(1, Math.ceil(extra.retryAfterSeconds))));
  }
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
