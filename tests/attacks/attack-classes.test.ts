import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const table = readFileSync(join(root, 'docs/attack-classes.md'), 'utf8');
/** Every `file` “name” of the table. */
const cited = [...table.matchAll(/`([^`]+\.test\.tsx?)` “((?:[^“”]|“[^”]*”)*)”(?=<br>| \|)/g)].map(
  ([, file = '', name = '']) => ({ file, name }),
);

/** True where the file has a test of this title: a text in quotes that opens a call. */
function hasTest(file: string, name: string): boolean {
  if (!existsSync(join(root, file))) return false;
  const text = readFileSync(join(root, file), 'utf8');
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`\\(\\s*(['"\`])${literal}\\1\\s*,`).test(text);
}

test('every test that the table of attack classes names exists', () => {
  expect(cited.length).toBeGreaterThan(100);
  const missing = cited.filter(({ file, name }) => !hasTest(file, name));
  expect(missing).toEqual([]);
});

test('no row is without a test, and all twenty-five classes are there', () => {
  const rows = table.split('\n').filter((line) => /^\| (?!-|#|class|promise)/.test(line));
  const bare = rows.filter((row) => !/`[^`]+\.test\.tsx?` “/.test(row));
  expect(bare).toEqual([]);
  const numbers = rows.flatMap((row) => /^\| (\d+) \|/.exec(row)?.[1] ?? []);
  expect([...new Set(numbers)].map(Number)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  const pairs = rows.flatMap((row) => row.match(/\.test\.tsx?` “/g) ?? []);
  expect(pairs.length).toBe(cited.length);
});

test('every file of the attack suite stands in the table', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'attack-classes.test.ts')
    .map((name) => `tests/attacks/${name}`);
  const known = new Set(cited.map(({ file }) => file));
  expect(files.filter((file) => !known.has(file))).toEqual([]);
});
