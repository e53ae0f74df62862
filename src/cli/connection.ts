import { resolve } from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Backend } from '#backend/backend.ts';
import { httpBackend } from '#backend/http/http-backend.ts';
import { createApp } from '#server/app.ts';
import type { AppLimbs, Identity } from '#server/app-limbs.ts';
import { databaseFiles } from '#server/database/database-files.ts';
import { DataFolderHeld } from '#server/node/data-folder-lock.ts';
import { jsonLog } from '#server/node/json-log.ts';
import { openStorage } from '#server/node/open-storage.ts';
import { operator } from '#server/operator.ts';
import { randomIds } from '#server/random-ids.ts';
import { CommandRefused, optional, type Given } from './command.ts';
import { settingOf } from './serve-settings.ts';

/** Where a command finds its data; every command takes these. */
export const connectionOptions = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  server: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

export const connectionUsage =
  '[--data DIR | --database-url postgres://… | --server URL --key KEY] [--json]';

export type Connection = {
  backend: Backend;
  /** The server's own limbs where it runs inside this process: files need no upload. */
  limbs: AppLimbs | null;
  /** The data folder, where this process has it open. */
  folder: string | null;
  close(): Promise<void>;
};

/**
 * Opens the data that the options or `TOUCHSTONE_…` variables name, the folder `.touchstone`
 * otherwise. A folder that a running server holds is reached through that server.
 */
export async function connect(given: Given): Promise<Connection> {
  const setting = (name: string) => settingOf(given, name);
  const places = (['server', 'database-url', 'data'] as const).filter((name) =>
    optional(given, name),
  );
  if (places.length > 1) {
    throw new CommandRefused(`--${places.join(' and --')} name different places: give one`);
  }
  const [chosen] = places;
  const server = chosen === undefined || chosen === 'server' ? setting('server') : undefined;
  if (server !== undefined) return overHttp(server, setting('key'));
  const databaseUrl =
    chosen === undefined || chosen === 'database-url' ? setting('database-url') : undefined;
  if (databaseUrl !== undefined) return inProcess({ databaseUrl });
  const folder = resolve(setting('data') ?? '.touchstone');
  try {
    return await inProcess({ folder });
  } catch (error) {
    if (!(error instanceof DataFolderHeld) || error.holder.url === null) throw error;
    return overHttp(error.holder.url, error.holder.token);
  }
}

function overHttp(base: string, key: string | undefined): Connection {
  if (key === undefined) throw new CommandRefused('--key is missing: the server asks who you are');
  const backend = httpBackend({
    base: base.replace(/\/$/, ''),
    fetch: (request) => fetch(request),
    headers: { Authorization: `Bearer ${key}` },
  });
  return { backend, limbs: null, folder: null, close: async () => {} };
}

async function inProcess(
  choice: { folder: string } | { databaseUrl: string },
): Promise<Connection> {
  const storage = await openStorage(choice);
  const { database } = storage;
  const clock = { now: () => new Date() };
  const limbs: AppLimbs = {
    database,
    clock,
    ids: randomIds,
    identity: operatorOnly,
    files: databaseFiles(database, clock),
    // Nobody signs in here, so nothing is signed or sealed.
    secret: '',
    sampleMode: false,
    log: jsonLog('error'),
  };
  const app = createApp(limbs);
  const backend = httpBackend({
    base: 'http://touchstone.local',
    fetch: async (request) => app.fetch(request),
  });
  const folder = 'folder' in choice ? choice.folder : null;
  return { backend, limbs, folder, close: () => storage.close() };
}

const operatorOnly: Identity = {
  accountOf: async () => operator,
  signIn: async () => null,
  signInAs: async () => {
    throw new Error('Nobody signs in on the command line');
  },
  signOut: async () => new Headers(),
};
