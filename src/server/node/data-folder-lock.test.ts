import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataFolderHeld, livingHolder, lockDataFolder } from './data-folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'touchstone.lock');

test('a second lock of the same folder is refused with the holder', () => {
  const lock = lockDataFolder(folder);
  lock.announce('http://127.0.0.1:4999');
  expect(() => lockDataFolder(folder)).toThrow(DataFolderHeld);
  expect(() => lockDataFolder(folder)).toThrow(/4999/);
  expect(livingHolder(folder)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:4999' });
});

test('a released folder can be taken again', () => {
  lockDataFolder(folder).release();
  expect(livingHolder(folder)).toBeNull();
  lockDataFolder(folder).release();
});

test('the lock of a dead process is taken over', async () => {
  const child = spawn('true');
  const pid = child.pid ?? 0;
  await new Promise((resolve) => child.on('close', resolve));
  writeFileSync(file(), JSON.stringify({ pid, startedAt: null, url: null, token: 'old' }));
  const lock = lockDataFolder(folder);
  expect(lock.token).not.toBe('old');
});

test('a pid that now belongs to another process does not hold the folder', () => {
  const stale = { pid: process.pid, startedAt: '1', url: null, token: 'old' };
  writeFileSync(file(), JSON.stringify(stale));
  expect(livingHolder(folder)).toBeNull();
  lockDataFolder(folder);
});

test('a lock file cut short by a crash does not lock the folder for ever', () => {
  writeFileSync(file(), '{"pid": 12');
  lockDataFolder(folder);
});

test('releasing leaves the lock of a successor alone', () => {
  const lock = lockDataFolder(folder);
  const successor = { pid: process.pid, startedAt: null, url: null, token: 'successor' };
  writeFileSync(file(), JSON.stringify(successor));
  lock.release();
  expect(readFileSync(file(), 'utf8')).toContain('successor');
});

test('only the owner can read the token', () => {
  lockDataFolder(folder).announce('http://127.0.0.1:4999');
  expect(statSync(file()).mode & 0o077).toBe(0);
});
