import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import type { AnyEndpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { problem, problemStatus } from './problem.ts';
import { CONTRACT_VERSION, MINIMUM_CLIENT } from './version.ts';

function shapeOf(endpoint: AnyEndpoint): unknown {
  const { name, method, path, params, query, headers, body, answer } = endpoint;
  const part = (each: AnyEndpoint['body'], io: 'input' | 'output') =>
    each.kind === 'json' ? z.toJSONSchema(each.schema, { io }) : each;
  return {
    name,
    method,
    path,
    headers: Object.entries(headers).map(([header, { required }]) => [header, required]),
    params: params && z.toJSONSchema(params),
    query: query && z.toJSONSchema(query),
    body: part(body, 'input'),
    answer: part(answer, 'output'),
  };
}

test('the wire is the one that this version stands for', () => {
  const wire = [endpoints.map(shapeOf), z.toJSONSchema(problem), problemStatus];
  const hash = createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 16);
  // When this fails, the wire has changed. Would a page or a script that was written against the
  // old wire still understand? If so (a new endpoint, a new optional field, a new field of an
  // answer), take the new hash: vitest run src/contract -u. If not, raise CONTRACT_VERSION first,
  // and MINIMUM_CLIENT where the server no longer serves older clients.
  expect(hash).toMatchInlineSnapshot(`"20eb7ddfc8cfa9ce"`);
});

test('the server serves its own clients', () => {
  expect(MINIMUM_CLIENT).toBeLessThanOrEqual(CONTRACT_VERSION);
});

test('endpoints have names and addresses of their own', () => {
  const names = endpoints.map(({ name }) => name);
  const addresses = endpoints.map(
    ({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`,
  );
  expect(new Set(names).size).toBe(endpoints.length);
  expect(new Set(addresses).size).toBe(endpoints.length);
});

test('every path parameter has a schema, and every schema a place in the path', () => {
  for (const { name, path, params } of endpoints) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const inSchema = params instanceof z.ZodMiniObject ? Object.keys(params.shape) : [];
    expect([name, ...inSchema.toSorted()]).toEqual([name, ...inPath.toSorted()]);
  }
});
