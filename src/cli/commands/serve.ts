import { resolve } from 'node:path';
import { buildSite } from '#cli/build-site.ts';
import { CommandRefused, optional, tell, type Command } from '#cli/command.ts';
import { runServer } from '#cli/run-server.ts';
import { mailSetting, providerSetting, secretSetting, settingOf } from '#cli/serve-settings.ts';
import { jsonLog } from '#server/node/json-log.ts';

export const serveCommand: Command = {
  summary: 'Serve Touchstone for real use, until it is told to stop',
  usage: `touchstone serve [--data DIR | --database-url postgres://…] [--port N] [--address IP] [--public-url URL]
  [--secret-file FILE] [--new-secret]
  [--oidc-issuer URL --oidc-client-id ID --oidc-client-secret-file FILE [--oidc-name NAME]]
  [--smtp-url smtps://USER:PASSWORD@HOST --smtp-from ADDRESS]

--new-secret gives up a lost key: everybody signs in anew, second factors are off.
Every option is also read from TOUCHSTONE_…, e.g. TOUCHSTONE_SMTP_URL.`,
  options: {
    data: { type: 'string' },
    'database-url': { type: 'string' },
    port: { type: 'string' },
    address: { type: 'string' },
    'public-url': { type: 'string' },
    'secret-file': { type: 'string' },
    'new-secret': { type: 'boolean' },
    'oidc-issuer': { type: 'string' },
    'oidc-client-id': { type: 'string' },
    'oidc-client-secret-file': { type: 'string' },
    'oidc-name': { type: 'string' },
    'smtp-url': { type: 'string' },
    'smtp-from': { type: 'string' },
  },
  async run(given) {
    const setting = (name: string) => settingOf(given, name);
    const provider = providerSetting(given);
    const mail = mailSetting(given);
    const port = optional(given, 'port');
    if (port !== undefined && !/^\d{1,5}$/.test(port)) {
      throw new CommandRefused('--port takes a number from 0 to 65535');
    }
    const databaseUrl = optional(given, 'data') === undefined ? setting('database-url') : undefined;
    const publicUrl = setting('public-url');
    const address = optional(given, 'address');
    await runServer(
      {
        storage:
          databaseUrl === undefined
            ? { folder: resolve(setting('data') ?? '.touchstone') }
            : { databaseUrl },
        port: port === undefined ? null : Number(port),
        ...(publicUrl === undefined ? {} : { publicUrl }),
        ...(address === undefined ? {} : { address }),
        sampleMode: false,
        secret: secretSetting(given),
        ...(provider && { provider }),
        ...(mail && { mail }),
        site: await buildSite(tell),
        log: jsonLog('info'),
      },
      (line) => process.stdout.write(`${line}\n`),
    );
    return 0;
  },
};
