import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { getSession } from '#contract/session/get-session.ts';
import { signInAsSample } from '#contract/session/sign-in-as-sample.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { signOut } from '#contract/session/sign-out.ts';
import { createApp } from '#server/app.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { createProject } from '#server/projects/create-project.ts';
import { randomIds } from '#server/random-ids.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { sampleProject } from '#server/sample/sample-project.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { addMember } from './add-member.ts';
import { createAccount } from './create-account.ts';
import { sessionRoutes } from './session-routes.ts';
import { CLIENT_ADDRESS } from './throttle-sign-in.ts';

const body = { email: 'Ada@Example.com', password: 'correct horse battery' };

onBothDatabases('sessions', (open) => {
  async function start(given: Partial<AppLimbs> = {}) {
    const limbs = testLimbs(await open(), given);
    const app = createApp(limbs, sessionRoutes);
    const account = await createAccount(limbs.database, randomIds, { ...body, name: 'Ada' });
    return { limbs, account, client: testClient(app.fetch), app };
  }

  test('a person signs in, is known, and is forgotten after signing out', async () => {
    const { client, account } = await start();
    expect((await client.send(getSession, {})).account).toBeNull();
    expect((await client.send(signIn, { body })).account).toEqual({
      ...account,
      email: 'ada@example.com',
    });
    expect((await client.send(getSession, {})).account?.id).toBe(account.id);
    const old = client.cookie();
    await client.send(signOut, {});
    expect(client.cookie()).toBe('');
    const answer = await client.request('/api/session', { headers: { Cookie: old } });
    expect(await answer.json()).toMatchObject({ account: null });
  });

  test('the cookie is out of reach of scripts and other sites', async () => {
    const { client } = await start();
    const answer = await client.request('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
  });

  test('each sign-in gets a token of its own, whatever cookie was planted before', async () => {
    const { client, app } = await start();
    await client.send(signIn, { body });
    const planted = client.cookie();
    const other = testClient(app.fetch);
    const answer = await other.request('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: planted },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    expect(other.cookie()).not.toBe(planted);
  });

  test('a session ends at its time, whatever is done with it', async () => {
    const { client, limbs } = await start();
    const { database } = limbs;
    await client.send(signIn, { body });
    const inADay = new Date(Date.now() + 86_400_000);
    await database.updateTable('session').set({ expires_at: inADay }).execute();
    expect((await client.send(getSession, {})).account?.name).toBe('Ada');
    // Being used moves no end further away.
    const { expires_at } = await database
      .selectFrom('session')
      .select('expires_at')
      .executeTakeFirstOrThrow();
    expect(expires_at).toEqual(inADay);
    await database
      .updateTable('session')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect((await client.send(getSession, {})).account).toBeNull();
  });

  test('a cookie with one letter changed is nobody', async () => {
    const { client, app } = await start();
    await client.send(signIn, { body });
    const [name = '', value = ''] = client.cookie().split('=');
    const ask = async (cookie: string) => {
      const answer = await testClient(app.fetch, { Cookie: cookie }).send(getSession, {});
      return answer.account?.name ?? null;
    };
    expect(await ask(`${name}=${value}`)).toBe('Ada');
    for (const at of [0, value.indexOf('.') + 3]) {
      const letter = value[at] === 'a' ? 'b' : 'a';
      expect(await ask(`${name}=${value.slice(0, at)}${letter}${value.slice(at + 1)}`)).toBeNull();
    }
  });

  test('a wrong password and an unknown e-mail are refused in the same words', async () => {
    const { client } = await start();
    const problems = [];
    for (const each of [
      { ...body, password: 'wrong password' },
      { email: 'nobody@example.com', password: 'wrong password' },
      { email: 'not an address', password: 'x' },
    ]) {
      problems.push(problemOf(await client.send(signIn, { body: each }).catch((e: unknown) => e)));
    }
    expect(new Set(problems.map((problem) => problem?.detail)).size).toBe(1);
    expect(problems.map((problem) => problem?.kind)).toEqual(Array(3).fill('signed-out'));
  });

  test('guessing is stopped, also after a restart, without locking the owner out', async () => {
    const { limbs, app } = await start();
    const guesser = testClient(app.fetch, { [CLIENT_ADDRESS]: '203.0.113.7' });
    const guess = (client: typeof guesser, password: string) =>
      client
        .send(signIn, { body: { email: body.email, password } })
        .then(() => 'in')
        .catch((error: unknown) => problemOf(error)?.kind);
    for (let n = 0; n < 10; n += 1) expect(await guess(guesser, `guess ${n}`)).toBe('signed-out');
    expect(await guess(guesser, body.password)).toBe('too-many');
    const restarted = createApp(testLimbs(limbs.database), sessionRoutes);
    const again = testClient(restarted.fetch, { [CLIENT_ADDRESS]: '203.0.113.7' });
    expect(await guess(again, body.password)).toBe('too-many');
    const owner = testClient(app.fetch, { [CLIENT_ADDRESS]: '198.51.100.1' });
    expect(await guess(owner, body.password)).toBe('in');
    limbs.advance(16);
    expect(await guess(guesser, body.password)).toBe('in');
  });

  test('a session lists the projects and roles of its account, an owner’s all projects', async () => {
    const { limbs, client, account } = await start();
    const { id } = await createProject(limbs, sampleProject, null);
    await createProject(limbs, { ...sampleProject, slug: 'other', name: 'Other' }, null);
    for (const role of ['expert', 'reviewer'] as const) {
      await addMember(limbs.database, { projectId: id, accountId: account.id, role });
    }
    const { memberships } = await client.send(signIn, { body });
    expect(memberships).toEqual([
      {
        projectId: id,
        slug: 'sample',
        name: sampleProject.name,
        roles: expect.arrayContaining(['expert', 'reviewer']),
      },
    ]);
    await limbs.database.updateTable('account').set({ is_owner: true }).execute();
    const owned = (await client.send(getSession, {})).memberships;
    expect(owned.map(({ slug }) => slug)).toEqual(['sample', 'other']);
    expect(owned[1]?.roles).toEqual(['lead']);
  });

  test('sample accounts open with one click in sample mode, and nowhere else', async () => {
    const { limbs, client } = await start({ sampleMode: true });
    await seedSample(limbs);
    const session = await client.send(signInAsSample, { body: { persona: 'expert' } });
    expect(session.account?.name).toBe('Sample expert');
    expect(session.memberships.map(({ roles }) => roles)).toEqual([['expert']]);
    expect((await client.send(getSession, {})).account?.id).toBe(session.account?.id);

    const real = testClient(createApp(testLimbs(limbs.database), sessionRoutes).fetch);
    const refused = await real
      .send(signInAsSample, { body: { persona: 'lead' } })
      .catch((error: unknown) => problemOf(error)?.kind);
    expect(refused).toBe('not-found');
    const guessed = await real
      .send(signIn, { body: { email: 'lead@sample.example', password: '' } })
      .catch((error: unknown) => problemOf(error)?.kind);
    expect(guessed).toBe('signed-out');
  });

  test('no password, cookie or token reaches the log', async () => {
    const { client, limbs } = await start();
    await client.send(signIn, { body });
    await client.send(getSession, {});
    const log = JSON.stringify(limbs.logged);
    expect(limbs.logged).toHaveLength(2);
    expect(log).not.toContain(body.password);
    expect(log).not.toContain(client.cookie().split('=')[1]);
  });

  test('an e-mail belongs to one account, whatever its letters’ case', async () => {
    const { limbs } = await start();
    const again = createAccount(limbs.database, randomIds, {
      ...body,
      email: ' ADA@example.COM ',
      name: 'Other',
    });
    await expect(again).rejects.toMatchObject({ kind: 'duplicate' });
    const weak = createAccount(limbs.database, randomIds, {
      email: 'b@example.com',
      name: 'B',
      password: 'short',
    });
    await expect(weak).rejects.toMatchObject({ kind: 'invalid' });
  });
});
