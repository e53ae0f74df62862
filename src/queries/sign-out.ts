import { mutationOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { signOut } from '#contract/session/sign-out.ts';

/** What the person holds goes back to the queue; drafts are kept on the server. */
export function signOutMutation(backend: Backend) {
  return mutationOptions({
    mutationKey: ['sign-out'],
    mutationFn: () => backend.send(signOut, {}),
  });
}
