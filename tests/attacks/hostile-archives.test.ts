import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createImport } from '#contract/data/create-import.ts';
import { getImport } from '#contract/data/get-import.ts';
import { importOptions, type ImportJob } from '#contract/data/import-job.ts';
import { startImport } from '#contract/data/start-import.ts';
import { uploadImportFile } from '#contract/data/upload-import-file.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { writeBackup } from '#server/backup/write-backup.ts';
import { importEnded } from '#server/imports/launch-import.ts';
import { emptyTables } from '#tests/databases/empty-tables.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient } from '#tests/server/test-client.ts';
import { TEST_SECRET, testLimbs } from '#tests/server/test-limbs.ts';
import { fingerprint } from './fingerprint.ts';

// Files that somebody else made: archives, polyglots, wrong bytes, names and values that point
// somewhere. Nothing is unpacked, nothing is followed, nothing is written beside the database.

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A ustar archive with one member; the name is the attack. */
function tar(name: string, content: string): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('        ', 148);
  head.write('0ustar\0', 156);
  const sum = head.reduce((total, each) => total + each, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512 + 1024);
  body.write(content);
  return Buffer.concat([head, body]);
}

/** A stored zip with one member, as far as readers look before they write. */
function zip(name: string, content: string): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, bytes(name), bytes(content)]);
}

const row = '{"prompt":"p","responses":["r"]}';
const files: [string, Buffer][] = [
  ['../../evil.zip', zip('../../evil.jsonl', row)],
  ['evil.tar', tar('../../evil.jsonl', row)],
  ['absolute.tar', tar('/tmp/evil.jsonl', row)],
  ['bomb.jsonl.gz', gzipSync(Buffer.alloc(50 * 1024 * 1024))],
  ['picture.gif', bytes('GIF89a/*<script>hit=1</script>*/=1;')],
  ['picture.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="hit=1"/>')],
  ['page.html', bytes('<!doctype html><script>hit=1</script>')],
  ['pickle.pkl', bytes('\x80\x04cposix\nsystem\n(S"id"\ntR.')],
];

onPGlite('hostile files', (open) => {
  async function begin() {
    const database = await open();
    await seedProject(database, { tasks: 0, settings: { overlap: 1 } });
    const limbs = testLimbs(database);
    const app = createApp(limbs);
    const person = { email: 'lea@example.com', password: 'correct horse battery' };
    const { id } = await createAccount(database, limbs.ids, { ...person, name: 'Lea' });
    await addMember(database, { projectId: 'p', accountId: id, role: 'lead' });
    const client = testClient(app.fetch);
    await client.send(signIn, { body: person });
    async function importOne(
      name: string,
      content: Uint8Array<ArrayBuffer>,
      options: Record<string, unknown> = {},
    ): Promise<ImportJob> {
      const { id: importId } = await client.send(createImport, {
        params: { projectId: 'p' },
        body: {
          files: [{ name, use: 'rows', size: content.byteLength }],
          options: importOptions.parse(options),
        },
      });
      const params = { projectId: 'p', importId };
      await client.send(uploadImportFile, {
        params: { ...params, index: 0 },
        body: new Blob([content]),
      });
      await client.send(startImport, { params, body: { dryRun: false } });
      await importEnded(importId);
      return client.send(getImport, { params });
    }
    const tasks = async () => {
      const all = await database.selectFrom('task').selectAll().execute();
      return all.length;
    };
    return { database, limbs, client, importOne, tasks };
  }

  test('archives, bombs, pictures and pages are no tables of tasks: refused, and never unpacked', async () => {
    const { database, importOne, tasks } = await begin();
    for (const [name, content] of files) {
      const job = await importOne(name, Uint8Array.from(content));
      expect([name, job.progress.tasks, await tasks()]).toEqual([name, 0, 0]);
      const told = job.progress.reasons.length > 0 || job.error !== null;
      expect([name, told]).toEqual([name, true]);
      // What is kept is what was sent: nothing that was in it.
      const kept = await sql<{ n: number }>`
        select coalesce(sum(length(bytes)), 0)::int n from file_chunk`.execute(database);
      expect(kept.rows[0]?.n).toBeLessThanOrEqual(
        files.reduce((sum, [, each]) => sum + each.byteLength, 0),
      );
    }
  });

  test('a compressed body is not unpacked: it is no JSON', async () => {
    const { client } = await begin();
    const answer = await client.request('/api/projects/p/api-keys', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: gzipSync('{"name":"Key","scopes":["read"]}'),
    });
    expect(answer.status).toBe(422);
  });

  test('bytes that are no UTF-8 cost their own line, and never come in as something else', async () => {
    const { database, importOne } = await begin();
    const bad = [
      bytes('{"prompt":"lone \xff byte","responses":["r"]}'),
      bytes('{"prompt":"overlong \xc0\xaf slash","responses":["r"]}'),
      bytes('{"prompt":"half \xe2\x82","responses":["r"]}'),
      bytes('{"prompt":"surrogate \xed\xa0\x80","responses":["r"]}'),
    ];
    const good = Buffer.from('{"prompt":"good €","responses":["r"]}');
    const content = Buffer.concat([...bad, good].flatMap((line) => [line, bytes('\n')]));
    const job = await importOne('bytes.jsonl', Uint8Array.from(content));
    const { rows } = await sql<{ text: string }>`
      select prompt->0->'content'->0->>'text' as text from task`.execute(database);
    const texts = rows.map(({ text }) => text);
    expect(texts).toContain('good €');
    expect(job.progress.tasks).toBe(texts.length);
    for (const text of texts) {
      // A byte that is none is shown as such, and nothing was made of it.
      expect(text).not.toMatch(/\/ slash|[\ud800-\udfff]/u);
      if (!text.startsWith('good')) expect(text).toContain('\ufffd');
    }
  });

  test('a mapping path finds what a row holds, and nothing that objects inherit', async () => {
    const { importOne, tasks } = await begin();
    const line = Buffer.from('{"q":"Why?","a":"So.","__proto__":{"polluted":"x"}}\n');
    for (const path of [
      'constructor.name',
      'toString',
      '__proto__.toString.name',
      'constructor.prototype.polluted',
      'a.length',
      'a.constructor.name',
    ]) {
      const job = await importOne('rows.jsonl', Uint8Array.from(line), {
        map: { prompt: path, response: 'a' },
      });
      expect([path, job.progress.tasks, await tasks()]).toEqual([path, 0, 0]);
    }
    const own = await importOne('rows.jsonl', Uint8Array.from(line), {
      map: { prompt: '__proto__.polluted', response: 'a' },
    });
    // A field of the row is data, whatever its name.
    expect(own.progress.tasks).toBe(1);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get([], 'polluted')).toBeUndefined();
  });

  test('addresses and paths in rows are text: nothing is fetched, read or linked', async () => {
    const { client, importOne } = await begin();
    const asked: string[] = [];
    const listener = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    try {
      const at = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
      const places = [
        at,
        `${at}/x.jsonl`,
        'file:///etc/passwd',
        '../../../etc/passwd',
        '\\\\host\\share',
      ];
      const rows = places.map((place, n) => ({
        externalId: `${n}`,
        title: place,
        prompt: `![](${place}) ${place}`,
        responses: [{ text: place, model: place, metadata: { image: place } }],
        documents: [{ id: 'd', name: place, mediaType: 'text/plain', text: place }],
        metadata: { image: place, url: place },
      }));
      const text = rows.map((each) => JSON.stringify(each)).join('\n');
      const job = await importOne(`../..${at}/rows.jsonl`, Uint8Array.from(Buffer.from(text)));
      expect(job.progress).toMatchObject({ tasks: places.length, refused: 0 });
      for (const format of ['touchstone', 'csv']) {
        const answer = await client.request(`/api/projects/p/exports/${format}`);
        expect(answer.headers.get('Content-Disposition')).toMatch(
          /^attachment; filename="[a-z0-9.-]+"$/,
        );
        const exported = await answer.text();
        expect(exported).not.toContain('root:');
      }
    } finally {
      await new Promise((resolve) => listener.close(resolve));
    }
    expect(asked).toEqual([]);
  });

  test('a made-up backup writes into no table but those of the data', async () => {
    const { database, limbs } = await begin();
    const backup = await new Response(writeBackup(database, limbs.clock.now())).text();
    const head = JSON.parse(backup.slice(0, backup.indexOf('\n'))) as { tables: string[] };
    await emptyTables(database);
    const before = await fingerprint(database);
    for (const [table, hostile] of [
      ['pg_default_acl', { oid: 1, defaclrole: 10, defaclnamespace: 0, defaclobjtype: 'r' }],
      ['pg_db_role_setting', { setdatabase: 0, setrole: 0, setconfig: ['work_mem=1'] }],
      ['durability_probe', { n: 1 }],
      ['../../touchstone', { n: 1 }],
      ['task"; drop table task; --', { n: 1 }],
    ] as const) {
      const text = sealedBackup({ ...head, tables: [table] }, table, hostile);
      const restoring = restoreBackup(limbs, new Blob([text]).stream(), TEST_SECRET);
      await expect(restoring, table).rejects.toThrow('names a table that is none');
      expect(await fingerprint(database)).toBe(before);
    }
    const { rows } = await sql<{ n: number }>`select count(*)::int n from pg_default_acl`.execute(
      database,
    );
    expect(rows[0]?.n).toBe(0);
  });
});

/** A backup whose hash is right: whoever makes one up can count it. */
function sealedBackup(head: object, table: string, row: object): string {
  const lines = [JSON.stringify(head), JSON.stringify({ table, row })];
  const sha256 = createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
  return `${lines.join('\n')}\n${JSON.stringify({ end: { rows: 1, sha256 } })}\n`;
}
