import { parseArgs } from 'node:util';
import { serve } from '#server/node/serve.ts';

// The product's server as a process of its own, so that it can be killed.
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    public: { type: 'string', default: '' },
    site: { type: 'string', default: '' },
  },
});
await serve({
  storage: { folder: values.data },
  port: Number(values.port),
  ...(values.public && { publicUrl: values.public }),
  sampleMode: true,
  site: values.site,
  log: (entry) => {
    if (entry.level === 'error') process.stderr.write(`${JSON.stringify(entry)}\n`);
  },
});
process.stdout.write('ready\n');
