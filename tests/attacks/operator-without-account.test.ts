import { expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { createApp } from '#server/app.ts';
import { operator } from '#server/operator.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { attackWorld } from './attack-world.ts';
import { objectMakers } from './object-makers.ts';
import { requestFor } from './request-for.ts';

// Whoever holds the data folder's token, or runs the command line on it, is the owner without
// being anybody: there is no row of an account. What needs a person says so.

onPGlite('the operator of the machine', (open) => {
  test('no operation fails for a caller of whom there is no account', async () => {
    const world = await attackWorld(await open());
    const app = createApp({
      ...world.limbs,
      identity: { ...world.limbs.identity, accountOf: async () => operator },
    });
    const failed: string[] = [];
    for (const endpoint of endpoints) {
      const params: Record<string, string> = {};
      for (const [, name = ''] of endpoint.path.matchAll(/\{(\w+)\}/g)) {
        params[name] =
          name === 'projectId' ? 'p' : ((await objectMakers[name]?.make(world, 'p')) ?? '');
      }
      const answer = await app.fetch(requestFor(endpoint, params));
      const said = await answer.text();
      if (answer.status >= 500) failed.push(`${endpoint.name}: ${said}`);
    }
    expect(failed).toEqual([]);
  });
});
