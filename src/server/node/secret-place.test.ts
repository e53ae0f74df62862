import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyFile, secretPlace } from './secret-place.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'a secret of thirty-two characters or more';

test('a key file is made for its owner alone, and read again', () => {
  const place = secretPlace({ folder }, {});
  expect(place.read()).toBeNull();
  place.keep(secret);
  expect(place.read()).toBe(secret);
  expect(statSync(place.name).mode & 0o777).toBe(0o600);
  expect(readFileSync(place.name, 'utf8').trim()).toBe(secret);
  expect(() => place.keep(secret)).toThrow('EEXIST');
});

test('a key file that others can read, or a short one, is refused', () => {
  const path = join(folder, 'k');
  writeFileSync(path, secret);
  chmodSync(path, 0o644);
  expect(() => keyFile(path).read()).toThrow('Others can read');
  chmodSync(path, 0o600);
  expect(keyFile(path).read()).toBe(secret);
  writeFileSync(path, 'short');
  expect(() => keyFile(path).read()).toThrow('too short');
});

test('a PostgreSQL needs a file or a text; the text goes first', () => {
  const storage = { databaseUrl: 'postgres://x/y' };
  expect(() => secretPlace(storage, {})).toThrow('--secret-file');
  expect(secretPlace(storage, { file: join(folder, 'none') }).read()).toBeNull();
  expect(secretPlace(storage, { file: join(folder, 'none'), text: secret }).read()).toBe(secret);
  expect(() => secretPlace(storage, { text: 'short' }).read()).toThrow('TOUCHSTONE_SECRET');
});
