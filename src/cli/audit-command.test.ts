import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from '#server/node/open-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-audit-'));
const data = join(folder, 'data');
const heads = join(folder, 'heads.json');
const program = new URL('touchstone.ts', import.meta.url).pathname;

function touchstone(...args: string[]): Promise<{ code: number; out: string; told: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args, '--data', data],
      { env: { PATH: process.env['PATH'] } },
      (error, out, told) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, told }),
    );
  });
}

/** What somebody does who has the database itself, past everything that guards it. */
async function inTheDatabase(change: RawBuilder<unknown>): Promise<void> {
  const { database, close } = await openStorage({ folder: data });
  await database.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    await change.execute(transaction);
  });
  await close();
}

beforeAll(async () => {
  const project = join(folder, 'project.json');
  writeFileSync(project, JSON.stringify({ slug: 'memos', name: 'Memos' }));
  const rows = join(folder, 'rows.jsonl');
  writeFileSync(rows, '{"prompt":"Why?","responses":["So.","No."]}\n');
  for (const args of [
    ['project', 'create', '--file', project],
    ['import', rows, '--project', 'memos'],
    ['export', '--project', 'memos', '--format', 'touchstone'],
    ['export', '--project', 'memos', '--format', 'csv'],
  ]) {
    const { code, told } = await touchstone(...args);
    expect(code, told).toBe(0);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('audit verify passes what was written, and names what was altered or cut off since', async () => {
  const kept = await touchstone('audit', 'heads');
  writeFileSync(heads, kept.out);
  const whole = await touchstone('audit', 'verify', '--heads', heads);
  expect(whole).toMatchObject({
    code: 0,
    told: expect.stringMatching(/^\d+ entries in \d+ chains? verify/m),
  });

  await inTheDatabase(sql`update audit_entry set detail = detail || '{"x":1}'
    where kind = 'export' and detail->>'format' = 'touchstone'`);
  const altered = await touchstone('audit', 'verify');
  expect(altered).toMatchObject({ code: 2, told: expect.stringContaining('do not verify') });
  await inTheDatabase(sql`update audit_entry set detail = detail - 'x'`);
  expect((await touchstone('audit', 'verify')).code).toBe(0);

  // The newest entry and the head with it: only what was written down elsewhere tells.
  await inTheDatabase(sql`with gone as (
      delete from audit_entry e where n = (select max(n) from audit_entry where chain = e.chain)
        and kind = 'export' returning chain, n
    ) update audit_head h set count = count - 1, hash =
        (select hash from audit_entry where chain = gone.chain and n = gone.n - 1)
      from gone where gone.chain = h.chain`);
  expect((await touchstone('audit', 'verify')).code).toBe(0);
  const cut = await touchstone('audit', 'verify', '--heads', heads);
  expect(cut).toMatchObject({ code: 2, told: expect.stringContaining('do not verify') });
});

test('what is no file of heads is refused', async () => {
  writeFileSync(join(folder, 'none.json'), '{"a":1}');
  const { code, told } = await touchstone('audit', 'verify', '--heads', join(folder, 'none.json'));
  expect({ code, told }).toMatchObject({
    code: 2,
    told: expect.stringContaining('holds no heads'),
  });
});
