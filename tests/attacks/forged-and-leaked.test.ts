import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { createInvitation } from '#contract/people/create-invitation.ts';
import { makeResetLink } from '#contract/people/make-reset-link.ts';
import { createApiKey } from '#contract/accounts/create-api-key.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { httpHost } from '#server/node/http-host.ts';
import { site } from '#server/node/site.ts';
import { randomIds } from '#server/random-ids.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { fingerprint } from './fingerprint.ts';
import { requestFor } from './request-for.ts';

const password = 'canary-password-4711';
const params = { projectId: 'p' };

onPGlite('forged requests and leaks', (open) => {
  async function begin() {
    const database = await open();
    await seedProject(database, {
      tasks: 2,
      settings: {
        questions: [{ kind: 'text', name: 'Justification', required: true, per: 'task' }],
      },
    });
    const limbs = testLimbs(database, { sampleMode: true });
    const app = createApp(limbs);
    const email = 'lead@example.com';
    const account = await createAccount(database, randomIds, { name: 'Lead', email, password });
    await addMember(database, { projectId: 'p', accountId: account.id, role: 'lead' });
    const browser = testClient(app.fetch);
    await browser.send(signIn, { body: { email, password } });
    return { database, limbs, app, account, browser, email };
  }

  test('a page elsewhere changes nothing with any request that it can make the browser send', async () => {
    const { database, app, browser } = await begin();
    const host = httpHost();
    host.open({ app, url: 'http://127.0.0.1:4400', port: 4400, site: null, behindProxy: false });
    const socket = { remoteAddress: '127.0.0.1', remotePort: 5, remoteFamily: 'IPv4' };
    const send = async (request: Request, extra: Record<string, string>) => {
      const headers = new Headers(request.headers);
      headers.set('Host', '127.0.0.1:4400');
      headers.set('Cookie', browser.cookie());
      for (const [name, value] of Object.entries(extra)) headers.set(name, value);
      const { pathname, search } = new URL(request.url);
      const body = request.method === 'GET' ? null : await request.arrayBuffer();
      const forged = new Request(`http://127.0.0.1:4400${pathname}${search}`, {
        method: request.method,
        headers,
        body,
      });
      return host.fetch(forged, { incoming: { socket } });
    };
    const ids = {
      projectId: 'p',
      assignmentId: 'a',
      importId: 'i',
      index: '0',
      accountId: 'x',
      invitationId: 'v',
      keyId: 'k',
      sessionId: 's',
    };
    const before = await fingerprint(database);
    const wrong: string[] = [];
    for (const endpoint of endpoints.filter(({ method }) => method !== 'GET')) {
      for (const [what, extra] of [
        [
          'fetch from another site',
          { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
        ],
        ['fetch from a sibling', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://127.0.0.1:9' }],
        ['an old browser', { Origin: 'https://evil.example' }],
        ['a sandboxed frame', { Origin: 'null' }],
        ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
        ['JSON as text', { 'Content-Type': 'text/plain; charset=utf-8' }],
        ['an upload form', { 'Content-Type': 'multipart/form-data; boundary=x' }],
      ] as const) {
        const { status } = await send(requestFor(endpoint, ids), extra);
        if (status !== 403) wrong.push(`${endpoint.name}, ${what}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(database)).toBe(before);
    // The same cookie from the page itself is let through.
    const own = new Request('http://touchstone.test/api/projects/p/api-keys', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Key', scopes: ['read'] }),
    });
    const answer = await send(own, {
      'Sec-Fetch-Site': 'same-origin',
      Origin: 'http://127.0.0.1:4400',
    });
    expect(answer.status).toBe(200);
  });

  test('a session cannot be made up: not from a stored token, another key, or no signature', async () => {
    const { database, app, browser, account } = await begin();
    const { token } = await database
      .selectFrom('session')
      .select('token')
      .executeTakeFirstOrThrow();
    const key = (secret: string) =>
      crypto.subtle.importKey(
        'raw',
        new TextEncoder().encode(secret),
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      );
    const signed = async (secret: string) => {
      const bytes = await crypto.subtle.sign(
        'HMAC',
        await key(secret),
        new TextEncoder().encode(token),
      );
      return `${token}.${Buffer.from(bytes).toString('base64')}`;
    };
    const name = 'touchstone.session_token';
    const who = async (value: string) => {
      const cookie = `${name}=${encodeURIComponent(value)}`;
      const answer = await app.fetch(
        new Request('http://touchstone.test/api/session', { headers: { Cookie: cookie } }),
      );
      return ((await answer.json()) as { account: { id: string } | null }).account?.id ?? null;
    };
    const forged = [
      token,
      `${token}.`,
      `${token}.AAAA`,
      account.id,
      await signed('secret'),
      await signed('better-auth-secret-123456789'),
    ];
    for (const value of forged) expect(await who(value)).toBeNull();
    const genuine = decodeURIComponent(browser.cookie().split('=').slice(1).join('='));
    expect(await who(genuine)).toBe(account.id);
    for (const bearer of ['tsk_', `tsk_${'A'.repeat(44)}`, token, `tsk_${'%'.repeat(30)}`]) {
      const answer = await app.fetch(
        new Request('http://touchstone.test/api/projects/p', {
          headers: { Authorization: `Bearer ${bearer}` },
        }),
      );
      expect(answer.status).toBe(401);
    }
  });

  test('no secret comes back in an answer, a log or the tables in clear', async () => {
    const { database, limbs, app, browser, email } = await begin();
    const answers: string[] = [];
    const spy = testClient(async (request) => {
      const answer = await app.fetch(request);
      answers.push(await answer.clone().text());
      return answer;
    });
    await spy.send(signIn, { body: { email, password } });
    const invited = await browser.send(createInvitation, {
      params,
      body: { email: 'n@example.com', roles: ['expert'], skills: [], days: 7 },
    });
    const made = await browser.send(createApiKey, {
      params,
      body: { name: 'Key', scopes: ['read'], days: 1 },
    });
    const member = await createAccount(database, randomIds, {
      name: 'M',
      email: 'm@example.com',
      password,
    });
    await addMember(database, { projectId: 'p', accountId: member.id, role: 'expert' });
    const reset = await browser.send(makeResetLink, {
      params: { ...params, accountId: member.id },
    });
    const tokens = [invited.token, made.key, reset.token];
    const json = { 'Content-Type': 'application/json' };
    for (const path of [
      '/api/session',
      '/api/session/invitation',
      '/api/session/reset',
      '/api/nowhere',
    ]) {
      for (const token of [...tokens, password]) {
        for (const body of [
          { token, password: token, email: token, name: token },
          { email, password: token, more: token },
        ]) {
          await spy.request(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
        }
        await spy.request(`/api/projects/p?secret=${token}`, {
          headers: { Authorization: `Bearer ${token}x` },
        });
      }
    }
    for (const { path, method } of endpoints.filter((each) => each.method === 'GET')) {
      const answer = await spy.request(
        `/api${path.replace('{projectId}', 'p').replaceAll(/\{\w+\}/g, 'x')}`,
        { method },
      );
      await answer.text();
    }
    const cookie = spy.cookie().split('=')[1] ?? '';
    const session = decodeURIComponent(cookie).split('.')[0] ?? '';
    expect(session).toHaveLength(32);
    const secrets = [password, limbs.secret, cookie, session, ...tokens];
    const logged = JSON.stringify(limbs.logged);
    for (const secret of secrets) {
      expect([secret, logged.includes(secret)]).toEqual([secret, false]);
      expect([secret, answers.some((answer) => answer.includes(secret))]).toEqual([secret, false]);
    }
    // Addresses and names are people's: they are not in the log either.
    expect(logged).not.toMatch(/@example\.com|secret=/);
    for (const table of [
      'session',
      'installation',
      'invitation',
      'api_key',
      'reset_link',
      'credential',
      'audit_entry',
      'sign_in_attempt',
    ] as const) {
      const rows = JSON.stringify(await database.selectFrom(table).selectAll().execute());
      for (const secret of [password, limbs.secret, session, ...tokens])
        expect([table, rows.includes(secret)]).toEqual([table, false]);
    }
  });

  test('a formula in an answer is text in the table, and as it was written in JSON', async () => {
    const { browser, account, database } = await begin();
    await addMember(database, { projectId: 'p', accountId: account.id, role: 'expert' });
    const corpus = [
      '=HYPERLINK("http://evil.example","x")',
      '+1+1',
      '-1+1|cmd',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '"=1',
      '=1,\n=2',
      'a,"b"\n=3',
    ];
    const { work } = await browser.send(claimWork, { params, body: { purpose: 'current' } });
    const text = corpus.join('\n');
    const at = { ...params, assignmentId: work?.assignment.id ?? '' };
    const body = {
      schema: 1,
      baseRevision: 0,
      fields: { 'text/Justification': text },
      activeSeconds: 1,
    };
    await browser.send(submitWork, { params: at, headers: { 'Idempotency-Key': 'a:1' }, body });
    // Each of the texts alone, as a stored answer of its own.
    const { id, grades } = await database
      .selectFrom('annotation')
      .select(['id', 'grades'])
      .executeTakeFirstOrThrow();
    for (const each of corpus) {
      const answers = [{ question: 'Justification', answer: { kind: 'text', text: each } }];
      await database
        .updateTable('annotation')
        .set({ grades: JSON.stringify({ ...grades, answers }) })
        .where('id', '=', id)
        .execute();
      const csv = await (await browser.request('/api/projects/p/exports/csv')).text();
      const cells = cellsOf(csv);
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(cells.some((cell) => cell === each || cell === `'${each}`)).toBe(true);
      const whole = await (await browser.request('/api/projects/p/exports/touchstone')).text();
      expect(whole).toContain(JSON.stringify(each).slice(1, -1));
    }
  });
});

/** Cells of RFC 4180 text. */
function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n|$)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

test('no address of the page leads to a file outside its folder', async () => {
  const root = mkdtempSync(join(tmpdir(), 'touchstone-site-'));
  try {
    mkdirSync(join(root, 'site/assets'), { recursive: true });
    writeFileSync(join(root, 'secret.txt'), 'canary-outside');
    writeFileSync(join(root, 'site/index.html'), '<p>page</p>');
    writeFileSync(join(root, 'site/assets/a.js'), 'inside');
    const app = site(join(root, 'site'), false);
    const ask = async (path: string) => (await app.request(`http://touchstone.test${path}`)).text();
    expect(await ask('/assets/a.js')).toBe('inside');
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/assets/../../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/%252e%252e/%252e%252e/secret.txt',
      '//secret.txt',
      '/assets//../..//secret.txt',
      `/${join(root, 'secret.txt')}`,
      `/%2f${encodeURIComponent(join(root, 'secret.txt'))}`,
      '/secret.txt%00.js',
      '/..;/secret.txt',
      '/....//secret.txt',
      '/assets/..\\..\\secret.txt',
    ]) {
      expect([path, (await ask(path)).includes('canary-outside')]).toEqual([path, false]);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
