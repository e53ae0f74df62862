import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { changePassword } from '#contract/accounts/change-password.ts';
import { confirmSecondFactor } from '#contract/accounts/confirm-second-factor.ts';
import { getAccount } from '#contract/accounts/get-account.ts';
import { removeSecondFactor } from '#contract/accounts/remove-second-factor.ts';
import { revokeSession } from '#contract/accounts/revoke-session.ts';
import { startSecondFactor } from '#contract/accounts/start-second-factor.ts';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';

export type OwnAccount = AnswerOf<typeof getAccount>;
export type OwnSession = OwnAccount['sessions'][number];
const accountKey = ['account'] as const;

/** Where one is signed in, and how the account is protected. */
export function accountQuery(backend: Backend) {
  return queryOptions({
    queryKey: accountKey,
    queryFn: ({ signal }) => backend.send(getAccount, {}, { signal }),
  });
}

const read = (client: QueryClient) => () => client.invalidateQueries({ queryKey: accountKey });

/** Every session but this one ends with it. */
export function changePasswordMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['change-password'],
    mutationFn: (body: BodyOf<typeof changePassword>) => backend.send(changePassword, { body }),
    onSuccess: read(client),
  });
}

export function revokeSessionMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['revoke-session'],
    mutationFn: (sessionId: string) => backend.send(revokeSession, { params: { sessionId } }),
    onSettled: read(client),
  });
}

/** A secret for an authenticator app; it counts once a code confirmed it. */
export function startSecondFactorMutation(backend: Backend) {
  return mutationOptions({
    mutationKey: ['start-second-factor'],
    mutationFn: () => backend.send(startSecondFactor, {}),
  });
}

/** Answers the recovery codes, this once. */
export function confirmSecondFactorMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['confirm-second-factor'],
    mutationFn: (code: string) => backend.send(confirmSecondFactor, { body: { code } }),
    onSuccess: read(client),
  });
}

export function removeSecondFactorMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['remove-second-factor'],
    mutationFn: (code: string) => backend.send(removeSecondFactor, { body: { code } }),
    onSuccess: read(client),
  });
}
