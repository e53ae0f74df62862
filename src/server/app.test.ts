import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { problem } from '#contract/problem.ts';
import type { Account } from '#contract/session/session.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { createApp } from './app.ts';
import { MAX_JSON_DEPTH } from './inspect-json.ts';
import { MAX_JSON_BYTES } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { publicRoute, route, type Route } from './route.ts';

const echo = defineEndpoint({
  name: 'echo',
  method: 'POST',
  path: '/echo/{id}',
  summary: 'For tests',
  permission: 'anybody',
  params: z.object({ id: z.string().check(z.regex(/^[a-z]+$/)) }),
  query: z.object({ tag: z.optional(z.array(z.string())), n: z.optional(z.coerce.number()) }),
  headers: { 'If-Match': { description: '', required: true } },
  body: z.object({
    text: z.string(),
    rest: z.optional(z.json()),
    inner: z.optional(z.object({ a: z.number() })),
  }),
  answer: z.object({ id: z.string(), tag: z.array(z.string()), text: z.string() }),
});

const echoRoute = publicRoute(echo, async ({ params, query, body }) => ({
  id: params.id,
  tag: query.tag ?? [],
  text: body.text,
  secret: 'model-x',
}));

const account: Account = { id: 'me', name: 'Me', email: 'me@example.com', isOwner: false };

onBothDatabases('requests', (open) => {
  async function serve(routes: Route[], who: Account | null = null) {
    const limbs = testLimbs(await open());
    limbs.identity = { ...limbs.identity, accountOf: async () => who };
    const app = createApp(limbs, routes);
    return {
      limbs,
      async ask(path: string, init: RequestInit = {}) {
        const headers = { 'Content-Type': 'application/json', 'If-Match': '1', ...init.headers };
        const url = `http://touchstone.test/api${path}`;
        return app.fetch(new Request(url, { method: 'POST', ...init, headers }));
      },
    };
  }

  test('parts are parsed, and what the schema does not name never leaves', async () => {
    const { ask } = await serve([echoRoute]);
    const answer = await ask('/echo/abc?tag=x&n=3', { body: '{"text":"é"}' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('{"id":"abc","tag":["x"],"text":"é"}');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Request-Id')).toMatch(/^[\w-]{22}$/);
  });

  test('every place that does not fit is named, unknown fields included', async () => {
    const { ask } = await serve([echoRoute]);
    const answer = await ask('/echo/abc?n=many&q=1', {
      headers: { 'If-Match': '' },
      body: JSON.stringify({ text: 1, inner: { a: 'x' } }),
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    const { errors } = problem.parse(await answer.json());
    expect(errors?.map(({ place }) => place)).toEqual(['query.n', 'body.text', 'body.inner.a']);
    expect(errors?.[1]?.reason).toBe('Invalid input: expected string, received number');
    const unknown = await ask('/echo/abc?q=1', {
      body: JSON.stringify({ text: 'x', isOwner: true, inner: { a: 1, role: 'lead' } }),
    });
    expect(problem.parse(await unknown.json()).errors).toEqual([
      { place: 'query.q', reason: 'Unknown field' },
      { place: 'body.isOwner', reason: 'Unknown field' },
      { place: 'body.inner.role', reason: 'Unknown field' },
    ]);
  });

  test('a missing header is named, an impossible id is not found', async () => {
    const { ask } = await serve([echoRoute]);
    const long = await ask('/echo/abc', { headers: { 'If-Match': 'x'.repeat(201) }, body: '{}' });
    expect(problem.parse(await long.json()).errors?.[0]?.place).toBe('header If-Match');
    expect((await ask('/echo/123', { body: '{"text":"x"}' })).status).toBe(404);
  });

  test.each([
    ['no JSON', '{"text":'],
    ['another type', '{"text":"x"}', 'text/plain'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['half a surrogate pair', '{"text":"\\ud83d"}'],
    ['U+0000', '{"text":"\\u0000"}'],
    ['a __proto__ field', '{"text":"x","rest":{"__proto__":{"isOwner":true}}}'],
    ['a hidden __proto__ field', '{"text":"x","rest":{"\\u005f_proto__":1}}'],
    ['deep nesting', `{"text":"x","rest":${'['.repeat(1e5)}${']'.repeat(1e5)}}`],
  ])('%s is refused, not a failure', async (_, body, type = 'application/json') => {
    const { ask } = await serve([echoRoute]);
    const answer = await ask('/echo/abc', { body, headers: { 'Content-Type': type } });
    expect(answer.status).toBe(422);
  });

  test('nesting that real records have is fine', async () => {
    const { ask } = await serve([echoRoute]);
    const depth = MAX_JSON_DEPTH - 2;
    const body = `{"text":"x","rest":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect((await ask('/echo/abc', { body })).status).toBe(200);
  });

  test('a body that is too large is refused as it grows, whatever length it declares', async () => {
    const { ask } = await serve([echoRoute]);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
      },
    });
    const answer = await ask('/echo/abc', { body: endless, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(MAX_JSON_BYTES / (1024 * 1024) + 4);
  });

  test('whatever JSON comes, the answer is never a failure', async () => {
    const { ask } = await serve([echoRoute]);
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.string(), async (body, query) => {
        const answer = await ask(`/echo/abc?${encodeURIComponent(query)}=1`, { body });
        expect([200, 422]).toContain(answer.status);
      }),
      { numRuns: 60 },
    );
  });

  test('an answer that does not fit, or a mistake in a handler, tells nothing outside', async () => {
    const misfit = publicRoute(echo, async () => ({ id: 1, tag: [], text: 'x' }) as never);
    const broken = publicRoute(echo, async () => {
      throw new Error('select password from credential');
    });
    for (const each of [misfit, broken]) {
      const { ask, limbs } = await serve([each]);
      const answer = await ask('/echo/abc', { body: '{"text":"x"}' });
      expect(answer.status).toBe(500);
      const text = await answer.text();
      expect(text).not.toMatch(/password|\.ts|does not fit at/);
      const failed = limbs.logged.find(({ message }) => message === 'failed');
      expect(failed).toMatchObject({ level: 'error', endpoint: 'echo' });
      expect(text).toContain(String(failed?.['requestId']));
    }
  });

  test('a refusal carries its kind, its status, what stands now, and when to try again', async () => {
    const current = { revision: 7 };
    const stale = publicRoute(echo, async () => {
      throw new Refusal('stale', 'Changed', { current, retryAfterSeconds: 1.2 });
    });
    const { ask } = await serve([stale]);
    const answer = await ask('/echo/abc', { body: '{"text":"x"}' });
    expect(answer.status).toBe(412);
    expect(answer.headers.get('Retry-After')).toBe('2');
    expect(await answer.json()).toMatchObject({ kind: 'stale', detail: 'Changed', current });
  });

  test('a page older than the server serves is told to reload', async () => {
    const { ask } = await serve([echoRoute]);
    const spoken = (version: string) =>
      ask('/echo/abc', { body: '{"text":"x"}', headers: { 'Touchstone-Contract': version } });
    expect((await spoken('0')).status).toBe(426);
    expect((await spoken('nonsense')).status).toBe(426);
    expect((await spoken('1')).status).toBe(200);
  });

  test('who is signed out is told so before anything is read', async () => {
    const signedIn = route({ ...echo, permission: 'signed-in' }, async () => {
      throw new Error('not reached');
    });
    const { ask } = await serve([signedIn]);
    expect((await ask('/echo/abc', { body: 'nonsense' })).status).toBe(401);
  });

  test('a route in a project asks for a role there; outsiders learn nothing', async () => {
    const inside = defineEndpoint({
      name: 'inside',
      method: 'POST',
      path: '/projects/{projectId}/inside',
      summary: 'For tests',
      permission: 'people.read',
      params: z.object({ projectId: z.string() }),
      answer: z.object({ roles: z.array(z.string()) }),
    });
    const answering = route(inside, async ({ roles }) => ({ roles: [...roles] }));
    const { ask, limbs } = await serve([answering], account);
    await limbs.database.insertInto('project').values({ id: 'p', slug: 'p' }).execute();
    const member = { project_id: 'p', account_id: 'me' };
    expect((await ask('/projects/p/inside')).status).toBe(404);
    await limbs.database
      .insertInto('membership')
      .values({ ...member, role: 'expert' })
      .execute();
    expect((await ask('/projects/p/inside')).status).toBe(403);
    await limbs.database
      .insertInto('membership')
      .values({ ...member, role: 'lead' })
      .execute();
    const answer = await ask('/projects/p/inside');
    expect(answer.status).toBe(200);
    const { roles } = (await answer.json()) as { roles: string[] };
    expect(roles.toSorted()).toEqual(['expert', 'lead']);
    expect((await ask('/projects/other/inside')).status).toBe(404);
  });

  test('bytes go through unread, both ways', async () => {
    const bytes = defineEndpoint<{ id: string }, undefined, ReadableStream<Uint8Array>, BodyInit>({
      name: 'bytes',
      method: 'POST',
      path: '/bytes/{id}',
      summary: 'For tests',
      permission: 'anybody',
      params: z.object({ id: z.string() }),
      body: { kind: 'bytes', mediaType: 'application/octet-stream' },
      answer: { kind: 'bytes', mediaType: 'application/x-ndjson' },
    });
    const { ask } = await serve([publicRoute(bytes, async ({ body }) => body)]);
    const answer = await ask('/bytes/a', { body: new Uint8Array([0, 255, 10]) });
    expect(answer.headers.get('Content-Type')).toBe('application/x-ndjson');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 10]);
  });

  test('an address that is none is a problem too', async () => {
    const { ask } = await serve([]);
    const answer = await ask('/nothing');
    expect(answer.status).toBe(404);
    expect(problem.parse(await answer.json()).kind).toBe('not-found');
  });
});
