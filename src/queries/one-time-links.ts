import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { acceptInvitation as accept } from '#contract/session/accept-invitation.ts';
import { readInvitation as read } from '#contract/session/read-invitation.ts';
import { redeemResetLink as redeem } from '#contract/session/redeem-reset-link.ts';
import { setUpOwner as setUp } from '#contract/session/set-up-owner.ts';

/** What an invitation is for. */
export const readInvitation = (backend: Backend, token: string) =>
  backend.send(read, { body: { token } });

/** Uses an invitation up and signs in. */
export const acceptInvitation = (backend: Backend, body: BodyOf<typeof accept>) =>
  backend.send(accept, { body });

/** Sets a new password; every session of the account ends. */
export const redeemResetLink = (backend: Backend, body: BodyOf<typeof redeem>) =>
  backend.send(redeem, { body });

/** Makes the first owner and signs in. */
export const setUpOwner = (backend: Backend, body: BodyOf<typeof setUp>) =>
  backend.send(setUp, { body });
