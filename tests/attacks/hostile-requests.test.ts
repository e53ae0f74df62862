import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { attackWorld, member, OWNER, type AttackWorld } from './attack-world.ts';
import { fingerprint } from './fingerprint.ts';
import { objectMakers } from './object-makers.ts';
import { bodyFor, requestFor } from './request-for.ts';

const writes = endpoints.filter(({ body }) => body.kind === 'json');

async function params(world: AttackWorld, { path }: AnyEndpoint): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    all[name] = name === 'projectId' ? 'p' : ((await objectMakers[name]?.make(world, 'p')) ?? '');
  }
  return all;
}

/** Whoever the endpoint lets in, so that the request gets as far as it can. */
function allowed({ path }: AnyEndpoint): string {
  return path.includes('{assignmentId}') ? member('p', 'expert') : OWNER;
}

async function sendBody(
  world: AttackWorld,
  endpoint: AnyEndpoint,
  body: BodyInit,
  type = 'application/json',
  path?: Record<string, string>,
): Promise<Response> {
  const request = requestFor(endpoint, path ?? (await params(world, endpoint)));
  const headers = new Headers(request.headers);
  headers.set('Content-Type', type);
  const { method } = request;
  const init = { method, headers, body, duplex: 'half' } as RequestInit;
  return world.ask(allowed(endpoint), new Request(request.url, init));
}

onPGlite('hostile requests', (open) => {
  test('mass assignment: fields that are not in the contract are refused and change nothing', async () => {
    const database = await open();
    const world = await attackWorld(database);
    const extras = {
      id: 'x',
      role: 'lead',
      roles2: ['lead'],
      isOwner: true,
      is_owner: true,
      owner: 'me',
      status: 'done',
      state: 'done',
      accountId: 'p-lead',
      expertId: 'p-lead',
      orgId: 'q',
      project_id: 'q',
      version2: 9,
      score: 1,
      scores: [],
      pay: 900,
      madeBy: 'p-lead',
      submittedAt: '2020-01-01T00:00:00Z',
      gold: 'x',
      model: 'x',
      epoch: 99,
    };
    const wrong: string[] = [];
    for (const endpoint of writes) {
      const given = bodyFor(endpoint);
      // The objects that the requests need are made before the first of them is sent.
      const path = await params(world, endpoint);
      const before = await fingerprint(database);
      for (const [name, value] of Object.entries(extras)) {
        if (name in given) continue;
        const body = JSON.stringify({ ...given, [name]: value });
        const { status } = await sendBody(world, endpoint, body, 'application/json', path);
        if (status !== 422) wrong.push(`${endpoint.name} took ${name}: ${status}`);
      }
      if ((await fingerprint(database)) !== before)
        wrong.push(`${endpoint.name} changed something`);
    }
    expect(wrong).toEqual([]);
  });

  test('prototype pollution: forbidden names are refused, and nothing is inherited', async () => {
    const world = await attackWorld(await open());
    for (const endpoint of writes) {
      const given = JSON.stringify(bodyFor(endpoint)).slice(1, -1);
      for (const poison of [
        '"__proto__":{"isOwner":true}',
        '"constructor":{"prototype":{"isOwner":true}}',
      ]) {
        const { status } = await sendBody(world, endpoint, `{${poison}${given && ','}${given}}`);
        expect([endpoint.name, status]).toEqual([endpoint.name, 422]);
      }
    }
    expect(Reflect.get({}, 'isOwner')).toBeUndefined();
  });

  test('broken bodies are refused everywhere: deep, no UTF-8, no JSON, another type, too large', async () => {
    const world = await attackWorld(await open());
    const deep = `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`;
    const wrong: string[] = [];
    for (const endpoint of writes) {
      const bodies: [string, BodyInit, number, string?][] = [
        ['deep', deep, 422],
        ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 422],
        ['no JSON', '{"a":', 422],
        ['a list', '[]', 422],
        ['null', 'null', 422],
        ['U+0000', '{"a\\u0000":1}', 422],
        ['text/plain', JSON.stringify(bodyFor(endpoint)), 422, 'text/plain'],
        ['a form', 'a=1', 422, 'application/x-www-form-urlencoded'],
        ['too large', new Uint8Array(8 * 1024 * 1024 + 1).fill(0x20), 413],
      ];
      for (const [what, body, expected, type] of bodies) {
        const { status } = await sendBody(world, endpoint, body, type);
        if (status !== expected) wrong.push(`${endpoint.name}, ${what}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('unknown query parameters are refused by every operation', async () => {
    const world = await attackWorld(await open());
    const wrong: string[] = [];
    for (const endpoint of endpoints) {
      for (const key of [
        'password',
        'account__password__startswith',
        'order_by',
        '$where',
        '__proto__',
      ]) {
        const request = requestFor(endpoint, await params(world, endpoint));
        const url = new URL(request.url);
        url.searchParams.append(key, 'a');
        const { status } = await world.ask(allowed(endpoint), new Request(url, request));
        if (status !== 422) wrong.push(`${endpoint.name}?${key}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('SQL in filters, ids and texts is text: no failure, no other answer, no other row', async () => {
    const database = await open();
    const world = await attackWorld(database);
    const corpus = [
      `'`,
      `' or '1'='1`,
      `'; drop table task; --`,
      `%' escape '\\`,
      `\\'; select pg_sleep(5); --`,
      `1) union select password from credential --`,
      '${7*7}{{7*7}}<%= 7*7 %>',
    ];
    const before = await fingerprint(database);
    for (const text of corpus) {
      for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
        const own = await params(world, endpoint);
        const asked = new URL(requestFor(endpoint, own).url);
        const fields =
          endpoint.query instanceof z.ZodMiniObject ? Object.keys(endpoint.query.shape) : [];
        for (const field of fields) {
          asked.searchParams.set(field, text);
          const { status } = await world.ask(allowed(endpoint), new Request(asked));
          expect([endpoint.name, field, status < 500]).toEqual([endpoint.name, field, true]);
          asked.searchParams.delete(field);
        }
        for (const name of Object.keys(own)) {
          const path = { ...own, [name]: encodeURIComponent(text) };
          const { status } = await world.ask(OWNER, requestFor(endpoint, path));
          expect([endpoint.name, name, status]).toEqual([endpoint.name, name, 404]);
        }
      }
      const search = new URLSearchParams({ search: text });
      const list = await world.ask(
        OWNER,
        new Request(`http://touchstone.test/api/projects/p/tasks?${search.toString()}`),
      );
      expect(await list.json()).toMatchObject({ tasks: [], total: 0 });
    }
    // The makers of objects added rows to a few tables; what was attacked is whole.
    const rows = (print: string) =>
      print.split('\n').filter((line) => /^(task|response|account|credential|project) /.test(line));
    expect(rows(await fingerprint(database)).length).toBe(5);
    expect(rows(await fingerprint(database)).filter((line) => line.startsWith('task'))).toEqual(
      rows(before).filter((line) => line.startsWith('task')),
    );
  });

  test('ids that try to leave their folder name nothing', async () => {
    const world = await attackWorld(await open());
    const corpus = [
      '..%2f..%2fetc%2fpasswd',
      '..%5c..%5c',
      '%2e%2e%2f',
      'a%00b',
      '%2Fetc%2Fpasswd',
      '....%2F%2F',
    ];
    for (const endpoint of endpoints.filter(({ path }) => path.includes('{'))) {
      const own = await params(world, endpoint);
      for (const name of Object.keys(own)) {
        for (const text of corpus) {
          const { status } = await world.ask(OWNER, requestFor(endpoint, { ...own, [name]: text }));
          expect([endpoint.name, name, text, status]).toEqual([endpoint.name, name, text, 404]);
        }
      }
    }
  });

  test('no answer is a page: every one has a type from the list, nosniff and a closed policy', async () => {
    const world = await attackWorld(await open());
    const types = /^(application\/(json|problem\+json|jsonl|x-ndjson)|text\/csv; charset=utf-8)$/;
    for (const endpoint of endpoints) {
      for (const as of [null, allowed(endpoint)]) {
        const answer = await world.ask(as, requestFor(endpoint, await params(world, endpoint)));
        const type = answer.headers.get('Content-Type');
        if (answer.status !== 204)
          expect([endpoint.name, type]).toEqual([endpoint.name, expect.stringMatching(types)]);
        expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
        expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
        expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
        await answer.body?.cancel();
      }
    }
  });

  test('no field of any request takes an address that the server would fetch', () => {
    const suspicious = /url|uri|href|endpoint|webhook|callback|origin|proxy|hostname|server$/i;
    const found: string[] = [];
    const walk = (name: string, schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'format' && (value === 'uri' || value === 'url')) found.push(`${name}: format`);
        if (key === 'properties' && typeof value === 'object' && value !== null) {
          for (const field of Object.keys(value)) {
            if (suspicious.test(field)) found.push(`${name}.${field}`);
          }
        }
        walk(name, value);
      }
    };
    for (const { name, body, query } of endpoints) {
      if (body.kind === 'json') walk(name, z.toJSONSchema(body.schema, { io: 'input' }));
      if (query) walk(name, z.toJSONSchema(query, { io: 'input' }));
    }
    expect(found).toEqual([]);
  });
});
