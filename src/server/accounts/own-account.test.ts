import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { changePassword } from '#contract/accounts/change-password.ts';
import { confirmSecondFactor } from '#contract/accounts/confirm-second-factor.ts';
import { createApiKey } from '#contract/accounts/create-api-key.ts';
import { getAccount } from '#contract/accounts/get-account.ts';
import { listApiKeys } from '#contract/accounts/list-api-keys.ts';
import { removeSecondFactor } from '#contract/accounts/remove-second-factor.ts';
import { revokeApiKey } from '#contract/accounts/revoke-api-key.ts';
import { revokeSession } from '#contract/accounts/revoke-session.ts';
import { startSecondFactor } from '#contract/accounts/start-second-factor.ts';
import { listTasks } from '#contract/data/list-tasks.ts';
import { getProject } from '#contract/project/get-project.ts';
import { getSession } from '#contract/session/get-session.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { totpAt, totpStep } from '#domain/people/totp.ts';
import { createApp } from '#server/app.ts';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { unsealed } from './sealed-secret.ts';
import { addMember } from './add-member.ts';
import { createAccount } from './create-account.ts';

const body = { email: 'ada@example.com', password: 'correct horse battery' };
const params = { projectId: 'p' };

onBothDatabases('an account of one’s own', (open) => {
  async function begin() {
    const database = await open();
    const limbs = testLimbs(database);
    const app = createApp(limbs);
    const account = await createAccount(database, randomIds, { ...body, name: 'Ada' });
    const browser = testClient(app.fetch);
    await browser.send(signIn, { body });
    const bearer = (key: string) => testClient(app.fetch, { Authorization: `Bearer ${key}` });
    return { database, limbs, account, browser, client: () => testClient(app.fetch), bearer };
  }
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error: unknown) => problemOf(error)?.kind,
    );

  test('a person sees where they are signed in and ends the other session', async () => {
    const { browser, client } = await begin();
    const other = client();
    await other.send(signIn, { body });
    const { sessions } = await browser.send(getAccount, {});
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    const sessionId = sessions.find(({ isThis }) => !isThis)?.id ?? '';
    await browser.send(revokeSession, { params: { sessionId } });
    expect((await other.send(getSession, {})).account).toBeNull();
    expect((await browser.send(getSession, {})).account?.name).toBe('Ada');
    expect(JSON.stringify(sessions)).not.toContain(browser.cookie().split('=')[1]?.slice(0, 20));
  });

  test('a changed password ends the other sessions and keeps this one', async () => {
    const { browser, client } = await begin();
    const other = client();
    await other.send(signIn, { body });
    const next = 'a new and long password';
    expect(await refusal(browser.send(changePassword, { body: { current: 'wrong', next } }))).toBe(
      'forbidden',
    );
    await browser.send(changePassword, { body: { current: body.password, next } });
    expect((await other.send(getSession, {})).account).toBeNull();
    expect((await browser.send(getSession, {})).account?.name).toBe('Ada');
    expect(await refusal(client().send(signIn, { body }))).toBe('signed-out');
    expect(await refusal(client().send(signIn, { body: { ...body, password: next } }))).toBe(
      'none',
    );
  });

  test('with a second factor the password alone opens no session, and a code works once', async () => {
    const { browser, client, database, limbs } = await begin();
    await browser.send(startSecondFactor, {});
    const stored = await database
      .selectFrom('second_factor')
      .select('secret')
      .executeTakeFirstOrThrow();
    const secret = await unsealed(limbs.secret, 'second-factor', stored.secret);
    const code = () => totpAt(secret, totpStep(limbs.clock.now()));
    // Not confirmed yet: it does not count.
    expect(await refusal(client().send(signIn, { body }))).toBe('none');
    expect(await refusal(browser.send(confirmSecondFactor, { body: { code: '000000' } }))).toBe(
      'forbidden',
    );
    const { recoveryCodes } = await browser.send(confirmSecondFactor, { body: { code: code() } });
    expect(recoveryCodes).toHaveLength(8);
    const [first = '', second = ''] = recoveryCodes;
    const sessions = () => database.selectFrom('session').select('id').execute();
    const before = (await sessions()).length;
    expect(await refusal(client().send(signIn, { body }))).toBe('code-needed');
    expect(await refusal(client().send(signIn, { body: { ...body, code: '000000' } }))).toBe(
      'code-needed',
    );
    expect(
      await refusal(client().send(signIn, { body: { ...body, password: 'wrong', code: code() } })),
    ).toBe('signed-out');
    expect((await sessions()).length).toBe(before);
    limbs.advance(1);
    const now = code();
    expect(await refusal(client().send(signIn, { body: { ...body, code: now } }))).toBe('none');
    expect(await refusal(client().send(signIn, { body: { ...body, code: now } }))).toBe(
      'code-needed',
    );
    expect(await refusal(client().send(signIn, { body: { ...body, code: first } }))).toBe('none');
    expect(await refusal(client().send(signIn, { body: { ...body, code: first } }))).toBe(
      'code-needed',
    );
    await browser.send(removeSecondFactor, { body: { code: second } });
    expect(await refusal(client().send(signIn, { body }))).toBe('none');
  });

  test('codes cannot be guessed: attempts are counted like passwords', async () => {
    const { browser, client, database, limbs } = await begin();
    await browser.send(startSecondFactor, {});
    const stored = await database
      .selectFrom('second_factor')
      .select('secret')
      .executeTakeFirstOrThrow();
    const secret = await unsealed(limbs.secret, 'second-factor', stored.secret);
    const code = totpAt(secret, totpStep(limbs.clock.now()));
    await browser.send(confirmSecondFactor, { body: { code } });
    const guesses = [];
    for (let n = 0; n < 11; n += 1) {
      guesses.push(await refusal(client().send(signIn, { body: { ...body, code: `00000${n}` } })));
    }
    expect(guesses.at(-1)).toBe('too-many');
  });

  test('a key does what its scopes and its maker’s roles allow, in its project, until it ends', async () => {
    const { database, limbs, account, browser, bearer } = await begin();
    await seedProject(database, { tasks: 1 });
    await seedProject(database, { projectId: 'q', tasks: 1 });
    for (const projectId of ['p', 'q']) {
      await addMember(database, { projectId, accountId: account.id, role: 'lab' });
    }
    const make = (scopes: ('read' | 'import' | 'export')[]) =>
      browser.send(createApiKey, { params, body: { name: 'CI', scopes, days: 2 } });
    const { key, apiKey } = await make(['read']);
    const stored = JSON.stringify(await database.selectFrom('api_key').selectAll().execute());
    expect(stored).not.toContain(key);
    expect(key.startsWith(apiKey.begins)).toBe(true);
    const program = bearer(key);
    const query = { limit: 10 };
    expect((await program.send(listTasks, { params, query })).tasks).toHaveLength(1);
    expect(
      (await program.send(getSession, {})).memberships.map(({ projectId }) => projectId),
    ).toEqual(['p']);
    expect(await refusal(program.send(getProject, { params: { projectId: 'q' } }))).toBe(
      'not-found',
    );
    // Neither the person's account nor what another scope opens.
    expect(await refusal(program.send(getAccount, {}))).toBe('forbidden');
    expect(
      await refusal(
        program.send(createApiKey, { params, body: { name: 'x', scopes: ['read'], days: 1 } }),
      ),
    ).toBe('forbidden');
    const asked = await program.request('/api/projects/p/exports/csv');
    expect(asked.status).toBe(403);
    const exporting = bearer((await make(['export'])).key);
    expect((await exporting.request('/api/projects/p/exports/csv')).status).toBe(200);
    expect(await refusal(exporting.send(listTasks, { params, query }))).toBe('forbidden');
    expect(await refusal(bearer(`${key}x`).send(getProject, { params }))).toBe('signed-out');

    const { keys } = await browser.send(listApiKeys, { params });
    expect(keys).toHaveLength(2);
    expect(keys.find(({ id }) => id === apiKey.id)?.lastUsedAt).not.toBeNull();
    await database.deleteFrom('membership').where('project_id', '=', 'p').execute();
    expect(await refusal(program.send(getProject, { params }))).toBe('not-found');
    await addMember(database, { projectId: 'p', accountId: account.id, role: 'lab' });
    await browser.send(revokeApiKey, { params: { ...params, keyId: apiKey.id } });
    expect(await refusal(program.send(getProject, { params }))).toBe('signed-out');
    limbs.advance(3 * 24 * 60);
    expect((await exporting.request('/api/projects/p/exports/csv')).status).toBe(401);
  });

  test('what happened at the door is in the log, without names', async () => {
    const { database, client } = await begin();
    await refusal(client().send(signIn, { body: { ...body, password: 'wrong' } }));
    await refusal(client().send(signIn, { body: { email: 'secret@example.com', password: 'x' } }));
    const rows = await database.selectFrom('audit_entry').selectAll().orderBy('n').execute();
    expect(rows.map(({ kind }) => kind)).toEqual(['sign-in', 'sign-in-refused', 'sign-in-refused']);
    expect(JSON.stringify(rows)).not.toMatch(/example\.com|Ada/);
  });
});
