import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { beginProviderSignIn } from '#contract/session/begin-provider-sign-in.ts';
import { finishProviderSignIn } from '#contract/session/finish-provider-sign-in.ts';
import { getSession } from '#contract/session/get-session.ts';
import { createApp } from '#server/app.ts';
import { createInvitation } from '#server/people/invitations.ts';
import { deletePerson } from '#server/people/delete-person.ts';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient, type TestClient } from '#tests/server/test-client.ts';
import { TEST_SECRET, testLimbs } from '#tests/server/test-limbs.ts';
import {
  openIdTestProvider,
  type Dishonesty,
  type TestProvider,
} from '#tests/sign-in-provider/openid-test-provider.ts';
import { createAccount } from './create-account.ts';
import { openIdProvider } from './openid-provider.ts';

const REDIRECT = 'https://touchstone.test/sign-in/back';

describe.each(['RS256', 'ES256'] as const)('a provider that signs with %s', (algorithm) => {
  let provider: TestProvider;
  beforeEach(async () => {
    provider = await openIdTestProvider(algorithm);
  });
  afterEach(() => provider.close());

  onBothDatabases('signing in at the provider', (open) => {
    async function begin() {
      const database = await open();
      await seedProject(database, { projectId: 'p', tasks: 1 });
      const limbs = testLimbs(database);
      const { issuer, clientId, clientSecret } = provider;
      const settings = { issuer, clientId, clientSecret, name: 'Example', redirectUri: REDIRECT };
      limbs.provider = openIdProvider({ ...settings, secret: TEST_SECRET, clock: limbs.clock });
      const app = createApp(limbs);
      const { id: leadId } = await createAccount(database, randomIds, {
        email: 'lead@example.com',
        name: 'Lead',
        password: null,
      });
      const invite = (email: string, days = 7) =>
        createInvitation(limbs, {
          projectId: 'p',
          by: leadId,
          email,
          roles: ['expert'],
          skills: ['Credit'],
          days,
        });
      const count = async () =>
        (await database.selectFrom('account').select('id').execute()).length;
      return { database, limbs, invite, count, client: () => testClient(app.fetch) };
    }

    /** What the browser does: leave for the provider, come back, hand in what it brought. */
    async function comeBack(client: TestClient): Promise<Record<string, string>> {
      const { address } = await client.send(beginProviderSignIn, {});
      const { headers } = await fetch(address, { redirect: 'manual' });
      const back = new URL(headers.get('Location') ?? '');
      expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
      return Object.fromEntries(back.searchParams);
    }
    const signIn = async (client: TestClient) =>
      client.send(finishProviderSignIn, { body: await comeBack(client) });
    const refusal = (call: Promise<unknown>) =>
      call.then(
        () => 'in',
        (error: unknown) => problemOf(error)?.detail ?? String(error),
      );

    test('an invited person comes in with the proof of the address, and is the same next time', async () => {
      const { client, invite, database, count } = await begin();
      await invite('ada@example.com');
      const first = client();
      expect((await first.send(getSession, {})).provider).toBe('Example');
      const session = await signIn(first);
      expect(session.account).toMatchObject({ email: 'ada@example.com', name: 'Ada' });
      expect(session.memberships).toMatchObject([{ projectId: 'p', roles: ['expert'] }]);
      expect((await first.send(getSession, {})).account?.id).toBe(session.account?.id);
      expect((await signIn(client())).account?.id).toBe(session.account?.id);
      expect(await count()).toBe(2);
      expect(await database.selectFrom('invitation').select('id').execute()).toEqual([]);
      const kinds = await database.selectFrom('audit_entry').select(['chain', 'kind']).execute();
      expect(kinds.map(({ kind }) => kind).sort()).toEqual([
        'invitation-made',
        'invitation-used',
        'provider-linked',
        'sign-in',
        'sign-in',
      ]);
    });

    test('the code travels with PKCE, and nothing of the provider’s is stored', async () => {
      const { client, invite, database } = await begin();
      await invite('ada@example.com');
      const browser = client();
      const { address } = await browser.send(beginProviderSignIn, {});
      expect(Object.fromEntries(new URL(address).searchParams)).toMatchObject({
        response_type: 'code',
        code_challenge_method: 'S256',
        scope: 'openid email profile',
      });
      await signIn(browser);
      expect(provider.exchanges[0]?.get('code_verifier')).toMatch(/^[\w-]{43}$/);
      const stored = JSON.stringify(await database.selectFrom('credential').selectAll().execute());
      for (const secret of ['token-of-the-provider', 'eyJ', provider.clientSecret]) {
        expect(stored).not.toContain(`"${secret}`);
      }
    });

    test('the ticket is out of reach of scripts and other sites, and says nothing', async () => {
      const { client } = await begin();
      const answer = await client().request('/api/session/provider', { method: 'POST' });
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Secure$/);
      const state = new URL((await answer.json()).address).searchParams.get('state') ?? '';
      expect(
        atob(cookie.split(/[=;]/)[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''),
      ).not.toContain(state);
    });

    test('an existing account of the verified address is linked, with its invitations', async () => {
      const { client, invite, database, count } = await begin();
      const account = { email: 'ada@example.com', name: 'A', password: 'correct horse battery' };
      const { id } = await createAccount(database, randomIds, account);
      await invite('ada@example.com');
      const session = await signIn(client());
      expect(session.account).toMatchObject({ id, name: 'A' });
      expect(session.memberships).toHaveLength(1);
      expect(await count()).toBe(2);
    });

    test('nobody comes in uninvited, too late, or with an address that nobody verified', async () => {
      const { client, invite, limbs, count } = await begin();
      expect(await refusal(signIn(client()))).toContain('Nobody of your address is invited');
      await invite('ada@example.com', 1);
      for (const wrong of [false, undefined, 'true']) {
        provider.dishonesty = { claims: { email_verified: wrong } };
        expect(await refusal(signIn(client()))).toContain('does not say that your e-mail address');
      }
      provider.dishonesty = { claims: { email: ['ada@example.com'] } };
      expect(await refusal(signIn(client()))).toContain('does not say');
      provider.dishonesty = {};
      await limbs.database
        .updateTable('invitation')
        .set({ expires_at: new Date(0) })
        .execute();
      expect(await refusal(signIn(client()))).toContain('Nobody of your address is invited');
      expect(await count()).toBe(1);
    });

    test('the subject decides: a changed address stays with its account, another subject gets none', async () => {
      const { client, invite, database, count } = await begin();
      await invite('ada@example.com');
      const own = (await signIn(client())).account?.id;
      const other = { email: 'bob@example.com', name: 'Bob', password: 'correct horse battery' };
      const { id: bob } = await createAccount(database, randomIds, other);
      provider.person = { ...provider.person, email: 'bob@example.com' };
      const changed = await signIn(client());
      expect(changed.account).toMatchObject({ id: own, email: 'ada@example.com' });
      expect(changed.account?.id).not.toBe(bob);
      provider.person = { sub: 's2', email: 'ada@example.com', email_verified: true };
      expect(await refusal(signIn(client()))).toContain('belongs to another person');
      expect(await count()).toBe(3);
    });

    test('what another browser began opens nothing, nor a state or a ticket that was made up', async () => {
      const { client, invite } = await begin();
      await invite('ada@example.com');
      const [attacker, victim] = [client(), client()];
      const brought = await comeBack(attacker);
      expect(await refusal(victim.send(finishProviderSignIn, { body: brought }))).toContain(
        'another browser',
      );
      await victim.send(beginProviderSignIn, {});
      expect(await refusal(victim.send(finishProviderSignIn, { body: brought }))).toContain(
        'another browser',
      );
      for (const body of [{ ...brought, state: 'x' }, { code: brought['code'] ?? '' }, {}]) {
        expect(await refusal(attacker.send(finishProviderSignIn, { body }))).toContain('browser');
      }
      expect(provider.exchanges).toEqual([]);
      // The honest one still works, and only once.
      expect(await refusal(attacker.send(finishProviderSignIn, { body: brought }))).toBe('in');
      expect(await refusal(attacker.send(finishProviderSignIn, { body: brought }))).not.toBe('in');
    });

    test('a ticket is good for ten minutes', async () => {
      const { client, invite, limbs } = await begin();
      await invite('ada@example.com');
      const browser = client();
      const body = await comeBack(browser);
      limbs.advance(11);
      expect(await refusal(browser.send(finishProviderSignIn, { body }))).toContain('too long');
    });

    test('no wrong proof is taken', async () => {
      const { client, invite, count } = await begin();
      await invite('ada@example.com');
      const past = Math.floor(Date.now() / 1000) - 3600;
      const wrong: [string, Dishonesty][] = [
        ['not of this attempt', { claims: { nonce: 'another' } }],
        ['does not hold', { claims: { iss: 'https://elsewhere.example' } }],
        ['does not hold', { claims: { aud: 'another program' } }],
        ['another program', { claims: { azp: 'another program' } }],
        ['does not hold', { claims: { exp: past } }],
        ['does not hold', { claims: { iat: past } }],
        ['does not hold', { foreignKey: true }],
        ['another provider', { answer: { iss: 'https://elsewhere.example' } }],
        ['let nobody in', { answer: { error: 'access_denied' } }],
        ['status 400', { answer: { code: 'made up' } }],
        ['somebody else', { userinfo: { sub: 's9' } }],
      ];
      for (const [says, dishonesty] of wrong) {
        provider.dishonesty = dishonesty;
        const outcome = await refusal(signIn(client()));
        expect([dishonesty, outcome]).toEqual([dishonesty, expect.stringContaining(says)]);
      }
      expect(await count()).toBe(1);
      provider.dishonesty = { userinfo: {} };
      expect(await refusal(signIn(client()))).toBe('in');
    });

    test('a provider that names another issuer, an open way, or nothing at all is not used', async () => {
      const { client } = await begin();
      for (const [says, description] of [
        ['another issuer', { issuer: 'https://elsewhere.example' }],
        ['without encryption', { token_endpoint: 'http://elsewhere.example/token' }],
        ['without encryption', { jwks_uri: 'http://elsewhere.example/keys' }],
        ['not one of an OpenID provider', { token_endpoint: undefined }],
      ] as const) {
        provider.dishonesty = { description };
        expect(await refusal(client().send(beginProviderSignIn, {}))).toContain(says);
      }
      await provider.close();
      expect(await refusal(client().send(beginProviderSignIn, {}))).toContain('does not answer');
      provider = await openIdTestProvider(algorithm);
    });

    test('the provider is no way around a second factor, nor back in for who was deleted', async () => {
      const { client, invite, database, limbs } = await begin();
      await invite('ada@example.com');
      const id = (await signIn(client())).account?.id ?? '';
      await database
        .insertInto('second_factor')
        .values({
          account_id: id,
          secret: new Uint8Array(20),
          confirmed_at: new Date(),
          last_step: 0,
          recovery: [],
        })
        .execute();
      expect(await refusal(signIn(client()))).toContain('second factor');
      await deletePerson(limbs, { accountId: id, by: 'owner' });
      expect(await refusal(signIn(client()))).toContain('Nobody of your address is invited');
    });
  });
});

onBothDatabases('a server without a provider', (open) => {
  test('says so, and has no button', async () => {
    const client = testClient(createApp(testLimbs(await open())).fetch);
    expect((await client.send(getSession, {})).provider).toBeNull();
    const kind = (call: Promise<unknown>) => call.catch((error: unknown) => problemOf(error)?.kind);
    expect(await kind(client.send(beginProviderSignIn, {}))).toBe('not-found');
    expect(await kind(client.send(finishProviderSignIn, { body: {} }))).toBe('not-found');
  });
});
