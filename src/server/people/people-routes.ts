import { createInvitation as inviteEndpoint } from '#contract/people/create-invitation.ts';
import { deletePerson as deleteEndpoint } from '#contract/people/delete-person.ts';
import { getTerms } from '#contract/people/get-terms.ts';
import { listPeople } from '#contract/people/list-people.ts';
import { makeResetLink } from '#contract/people/make-reset-link.ts';
import { publishAttestation } from '#contract/people/publish-attestation.ts';
import { renewInvitation as renewEndpoint } from '#contract/people/renew-invitation.ts';
import { setRoles as rolesEndpoint } from '#contract/people/set-roles.ts';
import { setSkills as skillsEndpoint } from '#contract/people/set-skills.ts';
import { setWalls as wallsEndpoint } from '#contract/people/set-walls.ts';
import { signAttestation } from '#contract/people/sign-attestation.ts';
import { withdrawInvitation as withdrawEndpoint } from '#contract/people/withdraw-invitation.ts';
import { makeResetToken, refuseTakeover } from '#server/accounts/reset-links.ts';
import { route, type Route } from '#server/route.ts';
import { currentTerms, publishTerms, signatureOf, signTerms } from './attestation.ts';
import { deletePerson } from './delete-person.ts';
import { asListed, createInvitation, renewInvitation, withdrawInvitation } from './invitations.ts';
import { mailLink } from './mail-link.ts';
import { peopleOf } from './people-of.ts';
import { requireMember, setRoles } from './set-roles.ts';
import { setSkills } from './set-skills.ts';
import { setWalls, wallsOf } from './walls.ts';

export const peopleRoutes: readonly Route[] = [
  route(listPeople, async ({ params: { projectId }, limbs }) => {
    const { database, clock, sampleMode } = limbs;
    const invitations = await database
      .selectFrom('invitation')
      .selectAll()
      .where('project_id', '=', projectId)
      .orderBy('made_at', 'desc')
      .execute();
    const { tasks } = await database
      .selectFrom('task')
      .select((each) => each.fn.countAll<number>().as('tasks'))
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow();
    return {
      people: await peopleOf(database, projectId, clock.now()),
      invitations: invitations.map(asListed),
      attestationVersion: (await currentTerms(database, projectId)).version,
      tasks: Number(tasks),
      mustAttest: !sampleMode,
    };
  }),
  route(rolesEndpoint, ({ params, body, account, limbs, unheld }) =>
    setRoles(limbs, { ...params, ...body, by: account.id }, unheld),
  ),
  route(skillsEndpoint, ({ params, body, account, limbs }) =>
    setSkills(limbs, { ...params, ...body, by: account.id }),
  ),
  route(wallsEndpoint, ({ params, body, account, limbs }) =>
    setWalls(limbs, { ...params, ...body, by: account.id }),
  ),
  route(makeResetLink, async ({ params, account, limbs }) => {
    await requireMember(limbs.database, params.projectId, params.accountId);
    await refuseTakeover(limbs, account, params.accountId);
    const made = await makeResetToken(limbs, { ...params, by: account });
    const person = await limbs.database
      .selectFrom('account')
      .select('email')
      .where('id', '=', params.accountId)
      .executeTakeFirst();
    const letter = { to: person?.email, page: 'reset', token: made.token } as const;
    return { ...made, mailed: await mailLink(limbs, letter) };
  }),
  route(inviteEndpoint, async ({ params, body, account, limbs }) => {
    const made = await createInvitation(limbs, { ...params, ...body, by: account.id });
    const letter = { to: made.invitation.email, page: 'join', token: made.token } as const;
    return { ...made, mailed: await mailLink(limbs, letter) };
  }),
  route(renewEndpoint, async ({ params, account, limbs }) => {
    const { email, ...made } = await renewInvitation(limbs, { ...params, by: account.id });
    const letter = { to: email, page: 'join', token: made.token } as const;
    return { ...made, mailed: await mailLink(limbs, letter) };
  }),
  route(withdrawEndpoint, ({ params, account, limbs }) =>
    withdrawInvitation(limbs, { ...params, by: account.id }),
  ),
  route(deleteEndpoint, ({ params, account, limbs }) =>
    deletePerson(limbs, { ...params, by: account.id }),
  ),
  route(getTerms, async ({ params: { projectId }, account, limbs }) => ({
    ...(await currentTerms(limbs.database, projectId)),
    signed: await signatureOf(limbs.database, projectId, account.id),
    mustSign: !limbs.sampleMode,
    walls: await wallsOf(limbs.database, projectId, account.id),
  })),
  route(publishAttestation, ({ params, body, account, limbs }) =>
    publishTerms(limbs, { ...params, ...body, by: account.id }),
  ),
  route(signAttestation, ({ params, body, account, limbs }) =>
    signTerms(limbs, { ...params, ...body, accountId: account.id }),
  ),
];
