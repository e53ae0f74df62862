import { acceptInvitation as acceptEndpoint } from '#contract/session/accept-invitation.ts';
import { getSession } from '#contract/session/get-session.ts';
import { readInvitation } from '#contract/session/read-invitation.ts';
import { redeemResetLink } from '#contract/session/redeem-reset-link.ts';
import { setUpOwner } from '#contract/session/set-up-owner.ts';
import { signInAsSample } from '#contract/session/sign-in-as-sample.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { signOut } from '#contract/session/sign-out.ts';
import { role } from '#domain/people/role.ts';
import { Answered } from '#server/answered.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { releaseHeld } from '#server/queue/release-work.ts';
import { acceptInvitation, invitationOf } from '#server/people/invitations.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { Refusal } from '#server/refusal.ts';
import { publicRoute, route, type Route } from '#server/route.ts';
import { refuseWeakPassword } from './create-account.ts';
import { redeemOwnerToken } from './owner-link.ts';
import { redeemResetToken } from './reset-links.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { sessionOf } from './session-of.ts';
import { note, signInChecked } from './sign-in-checked.ts';

export const sessionRoutes: readonly Route[] = [
  publicRoute(getSession, async ({ account, key, limbs }) => {
    const session = await sessionOf(limbs, account);
    // A key knows its own project only.
    const mine = ({ projectId }: { projectId: string }) => !key || key.projectId === projectId;
    return { ...session, memberships: session.memberships.filter(mine) };
  }),

  publicRoute(signIn, async ({ body, limbs, request }) => {
    const signedIn = await signInChecked(limbs, request, body);
    return new Answered(await sessionOf(limbs, signedIn.account), signedIn.headers);
  }),

  publicRoute(setUpOwner, async ({ body, limbs, request }) => {
    const { email, password } = body;
    await redeemOwnerToken(limbs, body);
    const signedIn = await signInChecked(limbs, request, { email, password });
    return new Answered(await sessionOf(limbs, signedIn.account), signedIn.headers);
  }),

  publicRoute(signInAsSample, async ({ body, limbs, request }) => {
    const missing = new Refusal('not-found', 'This server has no sample accounts');
    if (!limbs.sampleMode) throw missing;
    const found = await limbs.database
      .selectFrom('account')
      .select('id')
      .where('email', '=', sampleAccounts[body.persona].email)
      .executeTakeFirst();
    if (!found) throw missing;
    const { account, headers } = await limbs.identity.signInAs(request, found.id);
    await note(limbs, 'sign-in', account.id);
    return new Answered(await sessionOf(limbs, account), headers);
  }),

  publicRoute(readInvitation, async ({ body, limbs }) => {
    const { email, project_id, roles } = await invitationOf(limbs, body.token);
    const { settings } = await loadProject(limbs.database, project_id);
    return {
      email,
      project: settings.name,
      roles: roles.flatMap((each) => role.safeParse(each).data ?? []),
      hasAccount: (await accountIdOf(limbs, email)) !== null,
    };
  }),

  publicRoute(acceptEndpoint, async ({ body, limbs, request }) => {
    const { token, name, password, code } = body;
    const invitation = await invitationOf(limbs, token);
    const credentials = { email: invitation.email, password, code };
    const existing = await accountIdOf(limbs, invitation.email);
    // Who has an account proves it before the link is spent.
    const before = existing === null ? null : await signInChecked(limbs, request, credentials);
    if (existing === null) refuseWeakPassword(password);
    await acceptInvitation(limbs, invitation, { existing, name, password });
    const { account, headers } = before ?? (await signInChecked(limbs, request, credentials));
    return new Answered(await sessionOf(limbs, account), headers);
  }),

  publicRoute(redeemResetLink, ({ body, limbs }) =>
    redeemResetToken(limbs, body.token, body.password),
  ),

  route(signOut, async ({ account, limbs, request }) => {
    await releaseHeld(limbs, account.id);
    await note(limbs, 'sign-out', account.id);
    const headers = await limbs.identity.signOut(request);
    return new Answered(undefined, headers);
  }),
];

async function accountIdOf(
  { database }: Pick<AppLimbs, 'database'>,
  email: string,
): Promise<string | null> {
  const row = await database
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return row?.id ?? null;
}
