import { beginProviderSignIn } from '#contract/session/begin-provider-sign-in.ts';
import { finishProviderSignIn } from '#contract/session/finish-provider-sign-in.ts';
import { Answered } from '#server/answered.ts';
import type { AppLimbs, SignInProvider } from '#server/app-limbs.ts';
import { Refusal } from '#server/refusal.ts';
import { publicRoute, type Route } from '#server/route.ts';
import { admitProven } from './admit-proven.ts';
import { sessionOf } from './session-of.ts';
import { note } from './sign-in-checked.ts';

const TICKET = 'touchstone.sign_in';
const PATH = '/api/session/provider';
const KEPT_SECONDS = 600;

export const providerRoutes: readonly Route[] = [
  publicRoute(beginProviderSignIn, async ({ limbs }) => {
    const provider = providerOf(limbs);
    const { address, ticket } = await provider.begin();
    return new Answered({ address }, ticketCookie(provider, ticket, KEPT_SECONDS));
  }),

  publicRoute(finishProviderSignIn, async ({ body, limbs, request }) => {
    const provider = providerOf(limbs);
    const person = await provider.finish(ticketOf(request), body);
    const accountId = await admitProven(limbs, person).catch(async (error: unknown) => {
      if (error instanceof Refusal) await note(limbs, 'sign-in-refused', null);
      throw error;
    });
    const { account, headers } = await limbs.identity.signInAs(request, accountId);
    await note(limbs, 'sign-in', account.id);
    for (const [name, value] of ticketCookie(provider, '', 0)) headers.append(name, value);
    return new Answered(await sessionOf(limbs, account), headers);
  }),
];

function providerOf({ provider }: Pick<AppLimbs, 'provider'>): SignInProvider {
  if (provider) return provider;
  throw new Refusal('not-found', 'This server has no sign-in provider');
}

/** Strict: only the page itself, having come back, hands it in. */
function ticketCookie({ isSecure }: SignInProvider, ticket: string, seconds: number): Headers {
  const value = `${TICKET}=${ticket}; Path=${PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
  return new Headers({ 'Set-Cookie': `${value}${isSecure ? '; Secure' : ''}` });
}

function ticketOf(request: Request): string {
  const cookies = request.headers.get('Cookie') ?? '';
  return /(?:^|;\s*)touchstone\.sign_in=([\w-]+)/.exec(cookies)?.[1] ?? '';
}
