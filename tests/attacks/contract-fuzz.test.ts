import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { attackWorld, member, OWNER, type AttackWorld } from './attack-world.ts';
import { objectMakers } from './object-makers.ts';
import { bodyFor, requestFor } from './request-for.ts';

// FUZZ_RUNS makes it as long as there is time; a failure prints the seed that brings it back.
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 25);

/** A body that fits the contract with some values put in the place of others. */
function mutated(body: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const strange = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>('', '\u0000', '\ud800', '💥'.repeat(200), -1, 2 ** 53, 1e308, '9e999'),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const keys = Object.keys(body);
  const changed = fc
    .dictionary(keys.length > 0 ? fc.constantFrom(...keys) : fc.string(), strange, { maxKeys: 3 })
    .map((changes) => ({ ...body, ...changes }));
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: fc.jsonValue() });
}

function allowed({ path }: AnyEndpoint): string {
  return path.includes('{assignmentId}') ? member('p', 'expert') : OWNER;
}

async function params(world: AttackWorld, { path }: AnyEndpoint) {
  const all: Record<string, string> = {};
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    all[name] = name === 'projectId' ? 'p' : ((await objectMakers[name]?.make(world, 'p')) ?? '');
  }
  return all;
}

onPGlite('random requests', (open) => {
  test('no operation ever fails, whatever its body, query, headers and ids', async () => {
    const world = await attackWorld(await open());
    const failed: string[] = [];
    for (const endpoint of endpoints) {
      const body = endpoint.body.kind === 'json' ? mutated(bodyFor(endpoint)) : fc.constant(null);
      const text = fc.string({ unit: 'grapheme', maxLength: 40 });
      const query = fc.option(
        fc.tuple(
          fc.oneof(text, fc.constantFrom('limit', 'after', 'before', 'search', 'kind', 'from')),
          text,
        ),
      );
      await fc.assert(
        fc.asyncProperty(body, query, fc.boolean(), text, async (given, pair, own, id) => {
          const ids = await params(world, endpoint);
          if (!own) for (const name of Object.keys(ids)) ids[name] = encodeURIComponent(id || 'x');
          const request = requestFor(endpoint, ids);
          const url = new URL(request.url);
          if (pair) url.searchParams.append(...pair);
          const headers = new Headers(request.headers);
          if (pair && headers.has('If-Match')) headers.set('If-Match', encodeURIComponent(pair[1]));
          const init: RequestInit = { method: request.method, headers };
          if (endpoint.body.kind === 'json') init.body = JSON.stringify(given) ?? 'null';
          if (endpoint.body.kind === 'bytes') init.body = id;
          const answer = await world.ask(allowed(endpoint), new Request(url, init));
          const said = await answer.text();
          if (answer.status >= 500) failed.push(`${endpoint.name}: ${String(init.body)} → ${said}`);
          expect(answer.status).toBeLessThan(500);
        }),
        { numRuns: RUNS },
      );
    }
    const stacks = world.limbs.logged.filter(({ message }) => message === 'failed');
    expect([failed, stacks]).toEqual([[], []]);
  });
});
