import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { sessionKey } from './session.ts';

/** A refused password answers with the problem `signed-out`; the session stays as it is. */
export function signInMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['sign-in'],
    mutationFn: (credentials: { email: string; password: string; code?: string }) =>
      backend.send(signIn, { body: credentials }),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
}
