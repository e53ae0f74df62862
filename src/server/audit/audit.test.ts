import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { exportAudit } from '#contract/audit/export-audit.ts';
import { listAudit } from '#contract/audit/list-audit.ts';
import { createApp } from '#server/app.ts';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { appendAudit, type AuditEvent } from './append-audit.ts';
import { auditRoutes } from './audit-routes.ts';
import { auditHeads, verifyAudit } from './verify-audit.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 2, 2, 9, n));

onBothDatabases('the audit log', (open) => {
  async function begin(entries = 9) {
    const database = await open();
    const append = (event: Partial<AuditEvent> = {}) =>
      database.transaction().execute((transaction) =>
        appendAudit(transaction, {
          projectId: 'p',
          at: minute(0),
          kind: 'submission',
          actor: 'ada',
          subject: 'x',
          detail: { round: 1, share: 0.1, words: ['ü'] },
          ...event,
        }),
      );
    for (let n = 1; n <= entries; n += 1) await append({ at: minute(n), subject: `s${n}` });
    /** As somebody with the database’s own rights would. */
    const forge = (statement: ReturnType<typeof sql>) =>
      database.transaction().execute(async (transaction) => {
        await sql`set local session_replication_role = replica`.execute(transaction);
        await statement.execute(transaction);
      });
    const faults = async (known: Parameters<typeof verifyAudit>[1] = []) =>
      (await verifyAudit(database, known)).faults.map((fault) => [fault.kind, fault.n]);
    return { database, append, forge, faults };
  }

  test('what was written verifies, each chain by itself', async () => {
    const { database, append, faults } = await begin();
    await append({ projectId: null, kind: 'sign-in' });
    await append({ projectId: 'q' });
    expect(await faults(await auditHeads(database))).toEqual([]);
    const { chains, entries } = await verifyAudit(database);
    expect(chains.map(({ chain, count }) => [chain, count])).toEqual([
      ['installation', 1],
      ['p', 9],
      ['q', 1],
    ]);
    expect(entries).toBe(11);
  });

  test('the program cannot change, remove or empty what was written', async () => {
    const { database, faults } = await begin(2);
    for (const statement of [
      sql`update audit_entry set actor = 'eve' where n = 1`,
      sql`delete from audit_entry where n = 2`,
      sql`truncate audit_entry`,
    ]) {
      await expect(statement.execute(database)).rejects.toThrow('only ever added');
    }
    expect(await faults()).toEqual([]);
  });

  test.each([
    ['a changed actor', sql`update audit_entry set actor = 'eve' where n = 4`, 'altered', 4],
    [
      'a changed time',
      sql`update audit_entry set at = at + interval '1 ms' where n = 4`,
      'altered',
      4,
    ],
    [
      'a changed number',
      sql`update audit_entry set detail = '{"round": 2}' where n = 4`,
      'altered',
      4,
    ],
    [
      'one changed byte',
      sql`update audit_entry set hash = set_byte(hash, 3, get_byte(hash, 3) # 1) where n = 4`,
      'altered',
      4,
    ],
    ['a removed row', sql`delete from audit_entry where n = 4`, 'missing', 4],
    [
      'two exchanged rows',
      sql`update audit_entry set n = case n when 4 then 10006 else 10004 end where n in (4, 6)`,
      'missing',
      4,
    ],
    ['a removed first row', sql`delete from audit_entry where n = 1`, 'missing', 1],
    ['a removed tail', sql`delete from audit_entry where n > 6`, 'truncated', 7],
  ] as const)('%s is found at its place', async (_, statement, fault, n) => {
    const { forge, faults } = await begin();
    await forge(statement);
    expect(await faults()).toEqual([[fault, n]]);
  });

  test('rows exchanged under each other’s numbers are found', async () => {
    const { forge, faults } = await begin();
    await forge(sql`
      update audit_entry a set at = b.at, subject = b.subject, hash = b.hash
      from audit_entry b where a.n + b.n = 10 and a.n in (4, 6)`);
    expect(await faults()).toEqual([['altered', 4]]);
  });

  test('a tail cut off together with the head is found by a head kept elsewhere', async () => {
    const { database, forge, faults } = await begin();
    const known = await auditHeads(database);
    await forge(sql`delete from audit_entry where n > 6`);
    await forge(sql`update audit_head set count = 6,
      hash = (select hash from audit_entry where n = 6)`);
    expect(await faults()).toEqual([]);
    expect(await faults(known)).toEqual([['truncated', 7]]);
    await forge(sql`delete from audit_entry`);
    await forge(sql`delete from audit_head`);
    expect(await faults(known)).toEqual([['truncated', 1]]);
  });

  test('a backdated entry is found though its hash is right', async () => {
    const { append, faults } = await begin();
    await append({ at: minute(-60) });
    expect(await faults()).toEqual([['backdated', 10]]);
  });

  test('an entry is written with what it tells about, or not at all', async () => {
    const { database, faults } = await begin(1);
    const failed = database.transaction().execute(async (transaction) => {
      const event = { projectId: 'p', at: minute(2), kind: 'review', actor: 'ada' } as const;
      await appendAudit(transaction, event);
      throw new Error('roll back');
    });
    await expect(failed).rejects.toThrow('roll back');
    expect((await auditHeads(database)).map(({ count }) => count)).toEqual([1]);
    expect(await faults()).toEqual([]);
  });

  test('64 writers at once make one chain without a fork', async () => {
    const { database, append, faults } = await begin(0);
    await Promise.all(
      Array.from({ length: 64 }, async (_, writer) => {
        for (let n = 0; n < 4; n += 1) await append({ at: minute(1), subject: `${writer}-${n}` });
      }),
    );
    expect(await faults()).toEqual([]);
    expect(await auditHeads(database)).toMatchObject([{ count: 256 }]);
  });

  test('leads filter and page the log, and export it with its head', async () => {
    const { database, append } = await begin();
    await append({ kind: 'review', actor: 'eve', at: minute(20) });
    await database
      .insertInto('account')
      .values({ id: 'ada', name: 'Ada', email: 'ada@example.com' })
      .execute();
    const limbs = testLimbs(database);
    const me = { id: 'me', name: 'Me', email: 'me@example.com', isOwner: true };
    limbs.identity = { ...limbs.identity, accountOf: async () => me };
    await database.insertInto('project').values({ id: 'p', slug: 'p' }).execute();
    const client = testClient(createApp({ ...limbs, ids: randomIds }, auditRoutes).fetch);
    const params = { projectId: 'p' };
    const first = await client.send(listAudit, { params, query: { limit: 4 } });
    expect(first.entries.map(({ n, actorName }) => [n, actorName])).toEqual([
      [10, null],
      [9, 'Ada'],
      [8, 'Ada'],
      [7, 'Ada'],
    ]);
    expect(first).toMatchObject({ next: 7, head: { count: 10 } });
    const rest = await client.send(listAudit, { params, query: { limit: 100, before: 7 } });
    expect(rest.entries).toHaveLength(6);
    const ask = async (query: string) => {
      const answer = await client.request(`/api/projects/p/audit?${query}`);
      return ((await answer.json()) as { entries: { n: number }[] }).entries.map(({ n }) => n);
    };
    expect(await ask('kind=review')).toEqual([10]);
    expect(await ask('actor=eve&kind=submission')).toEqual([]);
    expect(await ask(`from=${minute(8).toISOString()}&until=${minute(9).toISOString()}`)).toEqual([
      9, 8,
    ]);
    const answer = await client.request(`/api${exportAudit.path.replace('{projectId}', 'p')}`);
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatchObject({ n: 1, actorName: 'Ada', kind: 'submission' });
    expect(lines[10]).toEqual({ head: (await auditHeads(database))[0] });
  });
});
