import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { claim } from '#server/queue/claim.ts';
import { randomIds } from '#server/random-ids.ts';
import { saveDraft } from '#server/drafts/save-draft.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { emptyTables } from '#tests/databases/empty-tables.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { TEST_SECRET, testLimbs } from '#tests/server/test-limbs.ts';
import { fingerprint } from '#tests/attacks/fingerprint.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
const streamOf = (text: string) => new Blob([text]).stream();

onBothDatabases('backup and restore', (open) => {
  async function begin() {
    const database = await open();
    const limbs = testLimbs(database);
    await seedSample(limbs);
    const { id: projectId } = await database
      .selectFrom('project')
      .select('id')
      .executeTakeFirstOrThrow();
    const { id: expertId } = await database
      .selectFrom('account')
      .select('id')
      .where('email', 'like', 'expert%')
      .executeTakeFirstOrThrow();
    const own = await claim(limbs, { projectId, expertId, purpose: 'current' });
    const assignmentId = own?.assignment.id ?? '';
    const patch = {
      'text/Justification': { set: 'Ünïcode “quotes” \\ 💥 \n and 1e-7' },
      'answer/x': { set: [1e-7, 2 ** 53, -0.5, null] },
    };
    await saveDraft(limbs, {
      projectId,
      assignmentId,
      expertId,
      key: 'a:1',
      base: 0,
      body: { schema: 1, patch },
    });
    await database
      .insertInto('review_time')
      .values({
        project_id: projectId,
        task_id: own?.assignment.taskId ?? '',
        account_id: expertId,
        sitting_id: 's',
        day: '2026-01-02',
        seconds: 12.5,
      })
      .execute();
    await database.insertInto('file').values({ id: 'f', size: 3 }).execute();
    await database
      .insertInto('file_chunk')
      .values({ file_id: 'f', n: 0, bytes: new Uint8Array([0, 255, 10]) })
      .execute();
    await database.insertInto('sign_in_attempt').values({ subject: 'x', at: new Date() }).execute();
    const event = {
      projectId: null,
      at: limbs.clock.now(),
      kind: 'sign-in',
      actor: expertId,
    } as const;
    await database.transaction().execute((transaction) => appendAudit(transaction, event));
    return { database, limbs, projectId, expertId };
  }

  test('what was restored is what was backed up, row for row, and goes on from there', async () => {
    const { database, limbs, projectId, expertId } = await begin();
    const before = await fingerprint(database);
    const backup = await textOf(writeBackup(database, limbs.clock.now()));
    await emptyTables(database);
    const { rows } = await restoreBackup(limbs, streamOf(backup), TEST_SECRET);
    expect(rows).toBe(backup.trimEnd().split('\n').length - 2);
    await database.deleteFrom('installation').where('name', '=', 'timeline').execute();
    expect(await fingerprint(database)).toBe(before);
    const { faults, chains } = await verifyAudit(database);
    expect([faults, chains.find(({ chain }) => chain === 'installation')?.count]).toEqual([[], 2]);
    // Sequences go on behind what is there.
    await database.insertInto('sign_in_attempt').values({ subject: 'y', at: new Date() }).execute();
    const next = await claim(limbs, { projectId, expertId, purpose: 'next' });
    expect(next).not.toBeNull();
    const places = await database.selectFrom('slot').select('place').execute();
    expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
  });

  test('a backup taken while others write is one moment', async () => {
    const { database, limbs } = await begin();
    let stop = false;
    const pairs = async () => {
      for (let n = 0; !stop && n < 400; n += 1) {
        await database.transaction().execute(async (transaction) => {
          const values = { id: `w${n}`, size: 1 };
          await transaction.insertInto('file').values(values).execute();
          await transaction
            .insertInto('file_chunk')
            .values({ file_id: values.id, n: 0, bytes: new Uint8Array([1]) })
            .execute();
        });
      }
    };
    const writing = pairs();
    const backup = await textOf(writeBackup(database, limbs.clock.now()));
    stop = true;
    await writing;
    const count = (table: string) =>
      backup.split('\n').filter((line) => line.startsWith(`{"table":"${table}",`)).length;
    expect(count('file')).toBe(count('file_chunk'));
    await emptyTables(database);
    await restoreBackup(limbs, streamOf(backup), TEST_SECRET);
  });

  test('a cut, an altered and a foreign file are refused and leave nothing', async () => {
    const { database, limbs } = await begin();
    const backup = await textOf(writeBackup(database, limbs.clock.now()));
    const lines = backup.split('\n');
    await expect(restoreBackup(limbs, streamOf(backup), TEST_SECRET)).rejects.toThrow('not empty');
    await emptyTables(database);
    const empty = await fingerprint(database);
    const broken: [string, string][] = [
      ['cut', lines.slice(0, -2).join('\n') + '\n'],
      ['cut in the middle of a line', backup.slice(0, backup.length / 2)],
      ['altered', backup.replace('Sample expert', 'Sample expect')],
      ['altered', lines.toSpliced(5, 1).join('\n')],
      ['goes on', `${backup}${lines[3]}\n`],
      ['no backup', '{"format":"x"}\n'],
      ['no backup', 'nonsense\n'],
      ['another version', backup.replace(/"checksum": ?"./, '"checksum":"_')],
    ];
    for (const [says, text] of broken) {
      await expect(restoreBackup(limbs, streamOf(text), TEST_SECRET)).rejects.toThrow(says);
      expect(await fingerprint(database)).toBe(empty);
    }
    await restoreBackup(limbs, streamOf(backup), TEST_SECRET);
  });

  test('a backup whose log was altered before it was taken is refused', async () => {
    const { database, limbs } = await begin();
    await database.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction);
      await sql`update audit_entry set actor = 'eve' where n = 1`.execute(transaction);
    });
    const backup = await textOf(writeBackup(database, limbs.clock.now()));
    await emptyTables(database);
    await expect(restoreBackup(limbs, streamOf(backup), TEST_SECRET)).rejects.toThrow(
      'does not verify',
    );
  });

  test('sessions do not come back', async () => {
    const { database, limbs, expertId } = await begin();
    const session = {
      id: 's',
      token: 't',
      account_id: expertId,
      expires_at: '2099-01-01T00:00:00Z',
      ip_address: null,
      user_agent: null,
    };
    await database.insertInto('session').values(session).execute();
    const backup = await textOf(writeBackup(database, limbs.clock.now()));
    await emptyTables(database);
    await restoreBackup({ ...limbs, ids: randomIds }, streamOf(backup), null);
    expect(await database.selectFrom('session').selectAll().execute()).toEqual([]);
  });
});
