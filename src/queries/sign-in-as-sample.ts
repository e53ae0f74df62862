import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { SamplePersona } from '#contract/session/session.ts';
import { signInAsSample } from '#contract/session/sign-in-as-sample.ts';
import { sessionKey } from './session.ts';

export function signInAsSampleMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['sign-in-as-sample'],
    mutationFn: (persona: SamplePersona) => backend.send(signInAsSample, { body: { persona } }),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
}
