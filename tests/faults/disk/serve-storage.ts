import { parseArgs } from 'node:util';
import { serve } from '#server/node/serve.ts';

// The product's server as a process of its own, under whose database the disk can fail.
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    'database-url': { type: 'string' },
    'secret-file': { type: 'string' },
  },
});
const { data = '', 'database-url': databaseUrl, 'secret-file': secretFile } = values;
const served = await serve({
  storage: databaseUrl === undefined ? { folder: data } : { databaseUrl },
  port: 0,
  sampleMode: true,
  site: null,
  ...(secretFile !== undefined && { secret: { file: secretFile } }),
  log: (entry) => {
    if (entry.level === 'error') process.stderr.write(`${JSON.stringify(entry)}\n`);
  },
});
process.on(
  'SIGTERM',
  () =>
    void served.close().then(
      () => process.exit(0),
      () => process.exit(1),
    ),
);
process.stdout.write(`${served.url}\n`);
