import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { beginProviderSignIn } from '#contract/session/begin-provider-sign-in.ts';
import { finishProviderSignIn } from '#contract/session/finish-provider-sign-in.ts';
import { sessionKey } from './session.ts';

/** Where the operator's provider wants the browser; this server has noted the attempt. */
export function beginProviderSignInMutation(backend: Backend) {
  return mutationOptions({
    mutationKey: ['begin-provider-sign-in'],
    mutationFn: () => backend.send(beginProviderSignIn, {}),
  });
}

/** Hands in what the provider sent the browser back with. */
export function finishProviderSignInMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['finish-provider-sign-in'],
    mutationFn: (body: BodyOf<typeof finishProviderSignIn>) =>
      backend.send(finishProviderSignIn, { body }),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
}
