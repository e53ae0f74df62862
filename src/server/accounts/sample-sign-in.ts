import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as z from 'zod';

/**
 * Opens a session without a password. It has no address of its own: only the server calls it,
 * and only in sample mode.
 */
export const sampleSignIn = {
  id: 'sample-sign-in',
  endpoints: {
    signInWithoutPassword: createAuthEndpoint(
      '/sample-sign-in',
      {
        method: 'POST',
        body: z.object({ accountId: z.string() }),
        metadata: { SERVER_ONLY: true },
      },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.accountId);
        if (!user) throw new Error('There is no such account');
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ accountId: user.id });
      },
    ),
  },
} satisfies BetterAuthPlugin;
