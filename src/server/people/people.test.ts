import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { createInvitation } from '#contract/people/create-invitation.ts';
import { deletePerson } from '#contract/people/delete-person.ts';
import { getTerms } from '#contract/people/get-terms.ts';
import { listPeople } from '#contract/people/list-people.ts';
import { makeResetLink } from '#contract/people/make-reset-link.ts';
import { publishAttestation } from '#contract/people/publish-attestation.ts';
import { renewInvitation } from '#contract/people/renew-invitation.ts';
import { setRoles } from '#contract/people/set-roles.ts';
import { setSkills } from '#contract/people/set-skills.ts';
import { setWalls } from '#contract/people/set-walls.ts';
import { signAttestation } from '#contract/people/sign-attestation.ts';
import { withdrawInvitation } from '#contract/people/withdraw-invitation.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { getProject } from '#contract/project/get-project.ts';
import { acceptInvitation } from '#contract/session/accept-invitation.ts';
import { getSession } from '#contract/session/get-session.ts';
import { readInvitation } from '#contract/session/read-invitation.ts';
import { redeemResetLink } from '#contract/session/redeem-reset-link.ts';
import { signIn } from '#contract/session/sign-in.ts';
import type { Role } from '#domain/people/role.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { randomIds } from '#server/random-ids.ts';
import { insertTasks, type NewTask } from '#server/tasks/insert-tasks.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient, type TestClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';

const password = 'correct horse battery';
const params = { projectId: 'p' };

const taskNaming = (text: string, n: number): NewTask => ({
  externalId: null,
  sourceHash: new Uint8Array([n]),
  title: `Task ${n}`,
  prompt: [{ role: 'user', content: [{ type: 'text', text }] }],
  documents: [],
  metadata: {},
  skills: [],
  priority: 0,
  gold: undefined,
  criteria: null,
  responses: [],
});

onBothDatabases('people of a project', (open) => {
  async function begin({ sampleMode = true, tasks = 3 } = {}) {
    const database = await open();
    await seedProject(database, { tasks });
    const limbs = testLimbs(database, { sampleMode });
    const app = createApp(limbs);
    const client = () => testClient(app.fetch);
    /** Somebody with a password, a role in the project, and a signed-in browser. */
    async function person(name: string, role: Role | null, isOwner = false) {
      const email = `${name}@example.com`;
      const account = await createAccount(database, randomIds, { name, email, password, isOwner });
      if (role) await addMember(database, { projectId: 'p', accountId: account.id, role });
      const browser = client();
      await browser.send(signIn, { body: { email, password } });
      return { ...account, browser, path: { ...params, accountId: account.id } };
    }
    const lead = await person('lead', 'lead');
    return { database, limbs, client, person, lead };
  }

  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error === null ? 'none' : problemOf(error)?.kind;
  };
  const claim = async (browser: TestClient) => {
    const { work } = await browser.send(claimWork, { params, body: { purpose: 'current' } });
    return work?.task.id ?? null;
  };

  test('an invitation brings its person in once, for its address, with roles and skills', async () => {
    const { lead, client, database } = await begin();
    const body = {
      email: 'Ines@Example.com',
      roles: ['expert' as const],
      skills: ['Valuation'],
      days: 7,
    };
    const { token } = await lead.browser.send(createInvitation, { params, body });
    const stored = JSON.stringify(await database.selectFrom('invitation').selectAll().execute());
    expect(stored).not.toContain(token);
    const ines = client();
    const seen = await ines.send(readInvitation, { body: { token } });
    expect(seen).toMatchObject({ email: 'ines@example.com', hasAccount: false, roles: ['expert'] });
    expect(
      await refusal(ines.send(acceptInvitation, { body: { token, name: 'I', password: 'short' } })),
    ).toBe('invalid');
    const accepted = { token, name: 'Ines', password };
    const session = await ines.send(acceptInvitation, { body: accepted });
    expect(session.memberships).toMatchObject([{ projectId: 'p', roles: ['expert'] }]);
    expect((await ines.send(getSession, {})).account?.email).toBe('ines@example.com');
    expect(await refusal(client().send(acceptInvitation, { body: accepted }))).toBe('forbidden');
    const { people, invitations } = await lead.browser.send(listPeople, { params });
    expect(invitations).toEqual([]);
    expect(people.map(({ name, roles, skills }) => [name, roles, skills])).toEqual([
      ['Ines', ['expert'], ['Valuation']],
      ['lead', ['lead'], []],
    ]);
  });

  test('who has an account already proves it before the link is spent', async () => {
    const { lead, client, person } = await begin();
    await person('ada', null);
    const body = { email: 'ada@example.com', roles: ['reviewer' as const], skills: [], days: 7 };
    const { token } = await lead.browser.send(createInvitation, { params, body });
    const wrong = { token, name: 'Mallory', password: 'a guess of twelve' };
    expect(await refusal(client().send(acceptInvitation, { body: wrong }))).toBe('signed-out');
    const right = await client().send(acceptInvitation, { body: { token, name: '', password } });
    expect(right.account?.name).toBe('ada');
    expect(right.memberships[0]?.roles).toEqual(['reviewer']);
  });

  test('an expired, a withdrawn and a replaced link open nothing', async () => {
    const { lead, client, limbs } = await begin();
    const body = { email: 'x@example.com', roles: ['expert' as const], skills: [], days: 7 };
    const look = (token: string) => refusal(client().send(readInvitation, { body: { token } }));
    const first = await lead.browser.send(createInvitation, { params, body });
    const path = { ...params, invitationId: first.invitation.id };
    const second = await lead.browser.send(renewInvitation, { params: path });
    expect([await look(first.token), await look(second.token)]).toEqual(['forbidden', 'none']);
    limbs.advance(8 * 24 * 60);
    expect(await look(second.token)).toBe('forbidden');
    await lead.browser.send(signIn, { body: { email: 'lead@example.com', password } });
    const third = await lead.browser.send(renewInvitation, { params: path });
    expect(await look(third.token)).toBe('none');
    await lead.browser.send(withdrawInvitation, { params: path });
    expect(await look(third.token)).toBe('forbidden');
  });

  test('of two who use one link at once one comes in', async () => {
    const { lead, client } = await begin();
    const body = { email: 'x@example.com', roles: ['expert' as const], skills: [], days: 7 };
    const { token } = await lead.browser.send(createInvitation, { params, body });
    const tries = await Promise.all(
      [1, 2, 3].map((n) =>
        refusal(client().send(acceptInvitation, { body: { token, name: `N${n}`, password } })),
      ),
    );
    expect(tries.filter((each) => each === 'none')).toHaveLength(1);
  });

  test('a reset link sets a password once, ends every session, and is not for whoever has more', async () => {
    const { lead, person, client, limbs } = await begin();
    const expert = await person('expert', 'expert');
    const first = await lead.browser.send(makeResetLink, { params: expert.path });
    const { token } = await lead.browser.send(makeResetLink, { params: expert.path });
    const next = 'another long password';
    const redeem = (given: string) =>
      refusal(client().send(redeemResetLink, { body: { token: given, password: next } }));
    expect(await redeem(first.token)).toBe('forbidden');
    expect(await redeem(token)).toBe('none');
    expect(await redeem(token)).toBe('forbidden');
    expect((await expert.browser.send(getSession, {})).account).toBeNull();
    const credentials = { email: expert.email, password };
    expect(await refusal(client().send(signIn, { body: credentials }))).toBe('signed-out');
    await client().send(signIn, { body: { ...credentials, password: next } });

    const late = await lead.browser.send(makeResetLink, { params: expert.path });
    limbs.advance(25 * 60);
    expect(await redeem(late.token)).toBe('forbidden');

    const owner = await person('owner', 'expert', true);
    expect(await refusal(lead.browser.send(makeResetLink, { params: owner.path }))).toBe(
      'forbidden',
    );
    const elsewhere = await person('elsewhere', 'expert');
    await seedProject(limbs.database, { projectId: 'q', tasks: 0 });
    await addMember(limbs.database, { projectId: 'q', accountId: elsewhere.id, role: 'lead' });
    const path = elsewhere.path;
    expect(await refusal(lead.browser.send(makeResetLink, { params: path }))).toBe('forbidden');
    expect(await refusal(owner.browser.send(makeResetLink, { params: path }))).toBe('none');
  });

  test('a changed role holds from the next request on, and held work goes back', async () => {
    const { lead, person } = await begin({ tasks: 1 });
    const expert = await person('expert', 'expert');
    const other = await person('other', 'expert');
    expect(await claim(expert.browser)).toBe('t1');
    expect(await claim(other.browser)).toBeNull();
    await lead.browser.send(setRoles, { params: expert.path, body: { roles: ['reviewer'] } });
    expect(await refusal(claim(expert.browser))).toBe('forbidden');
    expect(await claim(other.browser)).toBe('t1');
    await lead.browser.send(setRoles, { params: expert.path, body: { roles: [] } });
    expect(await refusal(expert.browser.send(getProject, { params }))).toBe('not-found');
  });

  test('a project keeps a lead, also when two remove each other at once', async () => {
    const { lead, person } = await begin();
    expect(
      await refusal(lead.browser.send(setRoles, { params: lead.path, body: { roles: [] } })),
    ).toBe('invalid');
    const second = await person('second', 'lead');
    const ends = await Promise.all([
      refusal(lead.browser.send(setRoles, { params: second.path, body: { roles: [] } })),
      refusal(second.browser.send(setRoles, { params: lead.path, body: { roles: [] } })),
    ]);
    expect(ends.filter((each) => each === 'none')).toHaveLength(1);
  });

  test('a task behind a wall is never assigned: old ones, held ones, ones to come', async () => {
    const { lead, person, limbs, database } = await begin({ tasks: 0 });
    const expert = await person('expert', 'expert');
    const settings = {
      projectId: 'p',
      plan: { overlap: 1 },
      ids: randomIds,
      now: limbs.clock.now(),
    };
    const insert = (tasks: NewTask[]) =>
      database.transaction().execute((transaction) => insertTasks(transaction, settings, tasks));
    const [halden, plain] = await insert([
      taskNaming('Value HALDEN\npartners for its owner', 1),
      taskNaming('Value Orvane', 2),
    ]);
    expect(await claim(expert.browser)).toBe(halden);
    const walls = [
      { company: 'Halden Partners Ltd', tie: 'employer' as const, note: '', endsOn: '2099-06-30' },
    ];
    const { keptAway } = await lead.browser.send(setWalls, {
      params: expert.path,
      body: { walls },
    });
    expect(keptAway).toBe(1);
    expect(await claim(expert.browser)).toBe(plain);
    const [later] = await insert([taskNaming('Advise Halden Partners on leases', 3)]);
    const seen = await database.selectFrom('task_exclusion').select(['task_id', 'kind']).execute();
    expect(seen).toEqual(
      expect.arrayContaining([
        { task_id: halden, kind: 'conflict' },
        { task_id: later, kind: 'conflict' },
      ]),
    );
    const roster = async () => {
      const { people } = await lead.browser.send(listPeople, { params });
      return people.find(({ accountId }) => accountId === expert.id);
    };
    expect(await roster()).toMatchObject({
      keptAway: 2,
      walls: [{ company: 'Halden Partners Ltd', tasks: 2 }],
    });
    // Without the wall the tasks can be found again.
    await lead.browser.send(setWalls, { params: expert.path, body: { walls: [] } });
    expect(await roster()).toMatchObject({ keptAway: 0, walls: [] });
    const other = await person('other', 'expert');
    expect([halden, later]).toContain(await claim(other.browser));
  });

  test('a wall is lifted the day after its last one', async () => {
    const { lead, person, limbs, database } = await begin({ tasks: 0 });
    const expert = await person('expert', 'expert');
    const now = limbs.clock.now();
    const settings = { projectId: 'p', plan: { overlap: 1 }, ids: randomIds, now };
    const [task] = await database
      .transaction()
      .execute((each) => insertTasks(each, settings, [taskNaming('On Kestrel', 1)]));
    const endsOn = now.toISOString().slice(0, 10);
    const walls = [{ company: 'Kestrel', tie: 'client' as const, note: '', endsOn }];
    await lead.browser.send(setWalls, { params: expert.path, body: { walls } });
    expect(await claim(expert.browser)).toBeNull();
    limbs.advance(24 * 60);
    expect(await claim(expert.browser)).toBe(task);
  });

  test('grading waits for the signature of the text as it was read', async () => {
    const { lead, person } = await begin({ sampleMode: false });
    const expert = await person('expert', 'expert');
    expect(await refusal(claim(expert.browser))).toBe('not-attested');
    const terms = await expert.browser.send(getTerms, { params });
    expect(terms).toMatchObject({ version: 1, signed: null, mustSign: true, walls: [] });
    const text = 'I attest that what I write is mine and breaks no promise to anybody.';
    expect(await lead.browser.send(publishAttestation, { params, body: { text } })).toEqual({
      version: 2,
    });
    const sign = (version: number) =>
      expert.browser.send(signAttestation, { params, body: { version } });
    expect(await refusal(sign(1))).toBe('stale');
    const { signedAt } = await sign(2);
    expect((await sign(2)).signedAt).toBe(signedAt);
    expect(await claim(expert.browser)).not.toBeNull();
    expect((await expert.browser.send(getTerms, { params })).signed).toEqual({
      version: 2,
      at: signedAt,
    });
    await lead.browser.send(publishAttestation, { params, body: { text: `${text} Truly.` } });
    expect(await refusal(claim(expert.browser))).toBe('not-attested');
  });

  test('skills are kept once each', async () => {
    const { lead } = await begin();
    await lead.browser.send(setSkills, {
      params: lead.path,
      body: { skills: ['M&A', ' M&A ', 'Tax'] },
    });
    expect((await lead.browser.send(listPeople, { params })).people[0]?.skills).toEqual([
      'M&A',
      'Tax',
    ]);
  });

  test('a person is forgotten; work and log stay and still verify', async () => {
    const { lead, person, database } = await begin();
    const owner = await person('owner', null, true);
    const expert = await person('expert', 'expert');
    await claim(expert.browser);
    const walls = [
      { company: 'Halden', tie: 'employer' as const, note: '2016 to 2021', endsOn: null },
    ];
    await lead.browser.send(setWalls, { params: expert.path, body: { walls } });
    const path = { accountId: expert.id };
    expect(
      await refusal(owner.browser.send(deletePerson, { params: { accountId: owner.id } })),
    ).toBe('forbidden');
    await owner.browser.send(deletePerson, { params: path });
    expect((await expert.browser.send(getSession, {})).account).toBeNull();
    for (const table of [
      'account',
      'session',
      'credential',
      'wall',
      'sign_in_attempt',
      'audit_entry',
      'member_profile',
    ] as const) {
      const all = JSON.stringify(await database.selectFrom(table).selectAll().execute());
      expect(all).not.toMatch(/expert@example|Halden|2016/);
    }
    const held = await database.selectFrom('assignment').select(['expert_id', 'state']).execute();
    expect(held).toEqual([{ expert_id: expert.id, state: 'released' }]);
    expect((await verifyAudit(database)).faults).toEqual([]);
    expect(await refusal(owner.browser.send(deletePerson, { params: path }))).toBe('not-found');
  });

  test('links are mailed where there is a mail server, and handed over where it fails', async () => {
    const { limbs, lead, person } = await begin();
    const letters: { to: string; text: string }[] = [];
    const invite = (email: string) =>
      lead.browser.send(createInvitation, {
        params,
        body: { email, roles: ['expert'], skills: [], days: 7 },
      });
    expect((await invite('one@example.com')).mailed).toBe(false);
    limbs.mail = {
      origin: 'https://t.example',
      send: async (letter) => {
        if (letter.to.startsWith('gone')) throw new Error('550 No such box');
        letters.push(letter);
      },
    };
    const made = await invite('two@example.com');
    expect(made.mailed).toBe(true);
    const again = await lead.browser.send(renewInvitation, {
      params: { ...params, invitationId: made.invitation.id },
    });
    const { path } = await person('ines', 'expert');
    const reset = await lead.browser.send(makeResetLink, { params: path });
    expect(letters.map(({ to }) => to)).toEqual([
      'two@example.com',
      'two@example.com',
      'ines@example.com',
    ]);
    for (const [index, link] of [
      `join#${made.token}`,
      `join#${again.token}`,
      `reset#${reset.token}`,
    ].entries()) {
      expect(letters[index]?.text).toContain(`https://t.example/${link}`);
    }
    const failed = await invite('gone@example.com');
    expect(failed.mailed).toBe(false);
    expect(failed.token).not.toBe('');
    const logged = JSON.stringify(limbs.logged);
    expect(logged).toContain('mail not sent');
    for (const secret of [failed.token, made.token]) expect(logged).not.toContain(secret);
  });
});
