import { openAsBlob } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import type { Tables } from '#server/database/tables.ts';
import { postgresDatabase } from '#server/node/postgres-database.ts';
import { emptyTables } from './empty-tables.ts';
import { databaseUrl, onPostgres } from './postgres-cluster.ts';

/** Answers the suite's database with every table empty. */
export type Open = () => Promise<Kysely<Tables>>;

/**
 * Runs a suite of server tests on in-memory PGlite and on a real PostgreSQL. Each has one
 * migrated database for the whole suite; `open`, called at the start of every test, empties it.
 * Where there is no PostgreSQL its half is skipped, and its name says why.
 */
export function onBothDatabases(
  name: string,
  suite: (open: Open, kind: 'pglite' | 'postgres') => void,
): void {
  describe(`${name} (PGlite)`, () => {
    suite(opener(openPGlite), 'pglite');
  });
  const postgres = inject('postgres');
  if ('reason' in postgres) {
    describe.skip(`${name} (PostgreSQL; skipped: ${postgres.reason})`, () => {
      suite(opener(openPGlite), 'postgres');
    });
    return;
  }
  describe(`${name} (PostgreSQL)`, () => {
    suite(
      opener(() => openPostgres(postgres)),
      'postgres',
    );
  });
}

/** Runs a suite on in-memory PGlite alone: for what no database driver decides. */
export function onPGlite(name: string, suite: (open: Open) => void): void {
  describe(`${name}`, () => {
    suite(opener(openPGlite));
  });
}

type Opened = { database: Kysely<Tables>; close(): Promise<void> };

function opener(make: () => Promise<Opened>): Open {
  let opened: Opened | null = null;
  beforeAll(async () => {
    opened = await make();
  });
  afterAll(async () => {
    await opened?.close();
  });
  return async () => {
    if (!opened) throw new Error('Open the database inside a test');
    await emptyTables(opened.database);
    return opened.database;
  };
}

async function openPGlite(): Promise<Opened> {
  const snapshot = await openAsBlob(inject('pgliteSnapshot'));
  const database = pgliteDatabase(await PGlite.create({ loadDataDir: snapshot }));
  return { database, close: () => database.destroy() };
}

async function openPostgres({ url, template }: { url: string; template: string }): Promise<Opened> {
  const name = `touchstone_${randomBytes(8).toString('hex')}`;
  await onPostgres(url, `create database ${name} template ${template}`);
  const database = postgresDatabase(databaseUrl(url, name));
  return {
    database,
    async close() {
      await database.destroy();
      await onPostgres(url, `drop database ${name} with (force)`);
    },
  };
}
