import { describe } from 'vitest';
import { httpBackend } from '#backend/http/http-backend.ts';
import { createApp } from '#server/app.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { backendContract } from './backend.ts';

onBothDatabases('the HTTP backend over the reference server', (open) => {
  describe('keeps the promise of the port', () => {
    backendContract(async () => {
      const limbs = testLimbs(await open(), { sampleMode: true });
      await seedSample(limbs);
      let asked = 0;
      return {
        backend: testClient(createApp(limbs).fetch),
        unreachable: {
          backend: httpBackend({
            base: 'http://touchstone.test',
            fetch: async () => {
              asked += 1;
              throw new TypeError('fetch failed');
            },
          }),
          asked: () => asked,
        },
        garbled: httpBackend({
          base: 'http://touchstone.test',
          fetch: async () => Response.json({ account: 'somebody else’s server' }),
        }),
      };
    });
  });
});
