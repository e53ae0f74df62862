import type { Backend } from '#backend/backend.ts';
import { makeResetLink as endpoint } from '#contract/people/make-reset-link.ts';

/** A one-time link for a new password; its token is answered this once. */
export function makeResetLink(backend: Backend, at: { projectId: string; accountId: string }) {
  return backend.send(endpoint, { params: at });
}
