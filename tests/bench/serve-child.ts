/** A server of its own process: `node serve-child.ts '<storage as JSON>'` prints its address. */
import { serve } from '#server/node/serve.ts';
import type { StorageChoice } from '#server/node/open-storage.ts';

const storage: StorageChoice = JSON.parse(process.argv[2] ?? '{}');
const served = await serve({
  storage,
  // A team's PostgreSQL holds no secret, so somebody has to bring one.
  secret: { text: 'a secret of this bench, for one run' },
  port: 0,
  sampleMode: false,
  site: null,
  log: () => {},
});
process.stdout.write(`${served.url}\n`);
// Whoever started it closes its stdin, also by dying.
process.stdin.resume().on('end', async () => {
  await served.close();
  process.exit(0);
});
