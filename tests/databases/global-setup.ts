import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/database/migrate.ts';
import { migrations } from '#server/database/migrations.ts';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import { postgresDatabase } from '#server/node/postgres-database.ts';
import { hex, sha256 } from '#server/sha256.ts';
import { databaseUrl, onPostgres, startPostgres } from './postgres-cluster.ts';

export const TEMPLATE = 'touchstone_template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated PGlite as a tar file. */
    pgliteSnapshot: string;
    postgres: { url: string; template: string } | { reason: string };
  }
}

/**
 * Once for each vitest run: a migrated PGlite as a file, and one PostgreSQL with a migrated
 * template database. Test files make their own copies of both.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('pgliteSnapshot', await pgliteSnapshot());
  const started = await startPostgres();
  if ('reason' in started) {
    project.provide('postgres', started);
    return async () => {};
  }
  const { url, stop } = started.cluster;
  // A server that was given may be shared: the name keeps runs apart.
  const template = `${TEMPLATE}_${process.pid}`;
  await onPostgres(url, `drop database if exists ${template}`, `create database ${template}`);
  const database = postgresDatabase(databaseUrl(url, template), 1);
  await migrate(database);
  await database.destroy();
  project.provide('postgres', { url, template });
  return async () => {
    await onPostgres(url, `drop database if exists ${template}`);
    await stop();
  };
}

async function pgliteSnapshot(): Promise<string> {
  const key = hex(await sha256(JSON.stringify([PGlite.defaultStartParams, migrations])));
  const folder = resolve('node_modules/.cache/touchstone');
  const file = resolve(folder, `pglite-${key.slice(0, 16)}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const pglite = await PGlite.create();
  const database = pgliteDatabase(pglite);
  await migrate(database);
  const dump = await pglite.dumpDataDir('none');
  writeFileSync(`${file}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()));
  renameSync(`${file}.${process.pid}`, file);
  await database.destroy();
  return file;
}
