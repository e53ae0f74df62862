import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { cookieIdentity } from '#server/accounts/cookie-identity.ts';
import { openIdProvider, type OpenIdSettings } from '#server/accounts/openid-provider.ts';
import { makeOwnerToken } from '#server/accounts/owner-link.ts';
import { createApp } from '#server/app.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { databaseFiles, forgetBrokenUploads } from '#server/database/database-files.ts';
import { interruptImports } from '#server/imports/launch-import.ts';
import { resumeInterrupted } from '#server/imports/resume-interrupted.ts';
import { giveSecretUp, installationSecret } from '#server/installation-secret.ts';
import { randomIds } from '#server/random-ids.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { seedSampleWork } from '#server/sample/seed-sample-work.ts';
import { doChores } from './do-chores.ts';
import { httpHost } from './http-host.ts';
import { listen } from './listen.ts';
import { openStorage, type StorageChoice } from './open-storage.ts';
import { operatorIdentity } from './operator-identity.ts';
import { reportThread } from './report-thread/report-thread.ts';
import { smtpMail, type SmtpSettings } from './smtp-mail.ts';
import { secretPlace, type SecretChoice } from './secret-place.ts';

export type ServeOptions = {
  storage: StorageChoice;
  /** Null: 4400 or the next free port. 0: any free one. */
  port: number | null;
  /** Where browsers reach the server, if a proxy stands before it, e.g. `https://t.example`. */
  publicUrl?: string;
  /** `127.0.0.1` unless a proxy on another machine has to reach it. */
  address?: string;
  /** The sample project and its one-click accounts; loopback only. */
  sampleMode: boolean;
  /** On the first start, let a colleague of the sample expert submit something to review. */
  sampleWork?: boolean;
  /** The folder of the built page; null serves the interface for programs alone. */
  site: string | null;
  /** Where the installation's secret is kept; a key file in the data folder otherwise. */
  secret?: SecretChoice & { isNew?: boolean };
  /** The operator's OpenID provider, if people sign in there. */
  provider?: Pick<OpenIdSettings, 'name' | 'issuer' | 'clientId' | 'clientSecret'>;
  /** The operator's mail server, if links are mailed. */
  mail?: Omit<SmtpSettings, 'origin'>;
  log: AppLimbs['log'];
};

export type Served = {
  url: string;
  durability: string;
  /** Where the first owner is made, while there is none and the server is for real use. */
  ownerLink: string | null;
  /** Stops taking requests, finishes those under way, closes the data. */
  close(): Promise<void>;
};

/** Time that requests under way have left when the server stops. */
const GRACE_MS = 10_000;

/** Opens the data and serves it over HTTP. Throws DataFolderHeld, NotDurable, LossyPostgres, PortTaken. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { sampleMode, publicUrl, address = '127.0.0.1' } = options;
  if (sampleMode && !isLoopback(address)) {
    throw new Error('Sample accounts have no passwords: they are served on this machine only');
  }
  const place = secretPlace(options.storage, options.secret ?? {});
  const storage = await openStorage(options.storage);
  try {
    const { database, token } = storage;
    const clock = { now: () => new Date() };
    if (options.secret?.isNew) await giveSecretUp(database, place);
    const secret = await installationSecret(database, place);
    await forgetBrokenUploads(database, clock);
    const limbsOfSample = { database, clock, ids: randomIds };
    if (sampleMode && (await seedSample(limbsOfSample)) && options.sampleWork) {
      await seedSampleWork(limbsOfSample);
    }
    const ownerToken = sampleMode ? null : await makeOwnerToken(database, randomIds, clock);

    const host = httpHost();
    const server = createAdaptorServer({
      fetch: (request, env) => host.fetch(request, env),
      serverOptions: {
        headersTimeout: 10_000,
        connectionsCheckingInterval: 5_000,
        requestTimeout: 0,
        keepAliveTimeout: 5_000,
      },
    }) as Server;
    // An upload may take long, but a socket on which nothing moves is let go.
    server.setTimeout(120_000);
    const { port } = await listen(server, address, options.port);

    const url = publicUrl ?? `http://${urlHost(address)}:${port}`;
    const cookies = cookieIdentity({
      database,
      ids: randomIds,
      secret,
      publicUrl: url,
    });
    const reports = reportThread({ database, clock });
    const limbs: AppLimbs = {
      database,
      clock,
      ids: randomIds,
      identity: token === null ? cookies : operatorIdentity(cookies, token),
      files: databaseFiles(database, clock),
      secret,
      ...(options.mail && {
        mail: smtpMail({ ...options.mail, origin: new URL(url).origin }),
      }),
      ...(options.provider && {
        provider: openIdProvider({
          ...options.provider,
          redirectUri: `${new URL(url).origin}/sign-in/back`,
          secret,
          clock,
        }),
      }),
      reports,
      sampleMode,
      log: options.log,
    };
    // Before the first request, so that nobody starts what is taken over here.
    await resumeInterrupted(limbs, { alone: 'folder' in options.storage });
    const stopChores = doChores(limbs);
    host.open({
      app: createApp(limbs),
      url,
      port,
      site: options.site,
      behindProxy: publicUrl !== undefined,
    });
    storage.announce(`http://${urlHost(address)}:${port}`);
    return {
      url,
      durability: storage.durability,
      ownerLink: ownerToken === null ? null : `${url}/setup?token=${ownerToken}`,
      async close() {
        await stop(server);
        await reports.close();
        await stopChores();
        try {
          await interruptImports(database);
        } finally {
          await storage.close();
        }
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.');
}

function urlHost(address: string): string {
  const local = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return local.includes(':') ? `[${local}]` : local;
}
