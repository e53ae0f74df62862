import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataFolderHeld } from '#server/node/data-folder-lock.ts';
import { jsonLog } from '#server/node/json-log.ts';
import { buildSite } from './build-site.ts';
import { runServer } from './run-server.ts';

// `npm start`: the sample project on this machine, in one process, kept in ./.touchstone.
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string', default: '.touchstone' } },
  });
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error('--port takes a number from 0 to 65535');
  }
  await runServer(
    {
      storage: { folder: resolve(values.data) },
      port,
      sampleMode: true,
      sampleWork: true,
      site: await buildSite(say),
      log: jsonLog('warn'),
    },
    say,
  );
} catch (error) {
  if (error instanceof DataFolderHeld && error.holder.url !== null) {
    say(`Touchstone runs already at ${error.holder.url}`);
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
