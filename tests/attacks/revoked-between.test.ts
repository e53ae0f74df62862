import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { signAttestation } from '#contract/people/sign-attestation.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { signOut } from '#contract/session/sign-out.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import type { Tables } from '#server/database/tables.ts';
import { saveDraft } from '#server/drafts/save-draft.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { deletePerson } from '#server/people/delete-person.ts';
import { setRoles } from '#server/people/set-roles.ts';
import { randomIds } from '#server/random-ids.ts';
import { rightfulDatabase } from '#server/rightful-database.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { afterFirstStatement } from './after-first-statement.ts';

// Who may is asked before a body is read, and a body may take half a minute. What is taken away
// in between, or between two statements of one request, must not be used any more.

const password = 'correct horse battery';

onBothDatabases('what is taken away in the middle of a request', (open, kind) => {
  async function begin() {
    const database = await open();
    await seedProject(database, { tasks: 2 });
    const limbs = testLimbs(database);
    const app = createApp(limbs);
    const email = 'ada@example.com';
    const { id: accountId } = await createAccount(database, randomIds, {
      name: 'Ada',
      email,
      password,
    });
    await addMember(database, { projectId: 'p', accountId, role: 'expert' });
    const browser = testClient(app.fetch);
    await browser.send(signIn, { body: { email, password } });
    await browser.send(signAttestation, { params: { projectId: 'p' }, body: { version: 1 } });
    const { work } = await browser.send(claimWork, {
      params: { projectId: 'p' },
      body: { purpose: 'current' },
    });
    const assignmentId = work?.assignment.id ?? '';
    const key = { projectId: 'p', assignmentId, expertId: accountId };
    const right = { projectId: 'p', accountId, permission: 'task.grade' as const };
    const endAccess = (roles: ('reviewer' | 'lead' | 'expert')[] = []) =>
      setRoles(limbs, { projectId: 'p', accountId, roles, by: 'lead' });
    /** What a request could have left behind. */
    const written = async () => {
      const { rows } = await sql`select (select count(*)::int from draft_revision) revisions,
        (select count(*)::int from annotation) annotations,
        (select count(*)::int from idempotency) keys,
        (select count(*)::int from active_day) days`.execute(database);
      return rows[0];
    };
    /** As a route is given them. */
    const held = { ...limbs, database: rightfulDatabase(database, right) };
    return { database, limbs, held, app, accountId, browser, key, right, endAccess, written };
  }
  const nothing = { revisions: 0, annotations: 0, keys: 0, days: 0 };
  const draftBody = { schema: 1, patch: { t: { set: 'Late.' } }, activeSeconds: 7 };
  const workBody = { schema: 1, baseRevision: 0, fields: {}, activeSeconds: 7 };

  /** Sends a body whose second half comes only when `meanwhile` is over. */
  function sendSlowly(
    browser: { cookie(): string },
    app: { fetch(request: Request): Response | Promise<Response> },
    [method, path, body]: readonly [string, string, object],
    meanwhile: () => Promise<unknown>,
  ): Response | Promise<Response> {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    let half = 0;
    const stream = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          if (half === 0) controller.enqueue(bytes.slice(0, 5));
          else {
            await meanwhile();
            controller.enqueue(bytes.slice(5));
            controller.close();
          }
          half += 1;
        },
      },
      { highWaterMark: 0 },
    );
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': `a:${path.endsWith('draft') ? 1 : 2}`,
      'If-Match': '0',
      Cookie: browser.cookie(),
    };
    const init = { method, headers, body: stream, duplex: 'half' } as RequestInit;
    return app.fetch(new Request(`http://touchstone.test/api${path}`, init));
  }
  const writesOf = (assignmentId: string) =>
    [
      ['PATCH', `/projects/p/assignments/${assignmentId}/draft`, draftBody],
      ['POST', `/projects/p/assignments/${assignmentId}/submission`, workBody],
    ] as const;

  test('without anything in between both writes pass', async () => {
    const { app, browser, key, written } = await begin();
    const [save, submit] = writesOf(key.assignmentId);
    const idle = async () => undefined;
    expect((await sendSlowly(browser, app, save, idle)).status).toBe(200);
    const later = [submit[0], submit[1], { ...workBody, baseRevision: 1 }] as const;
    expect((await sendSlowly(browser, app, later, idle)).status).toBe(200);
    expect(await written()).toMatchObject({ revisions: 2, annotations: 1, keys: 2 });
  });

  test('a role that ends while the body arrives lets neither a save nor a submission in', async () => {
    for (const n of [0, 1] as const) {
      const { app, browser, key, endAccess, written } = await begin();
      const answer = await sendSlowly(browser, app, writesOf(key.assignmentId)[n], endAccess);
      expect([n, answer.status]).toEqual([n, 403]);
      expect(await written()).toEqual(nothing);
    }
  });

  test('nor does the deletion of the person', async () => {
    for (const n of [0, 1] as const) {
      const { limbs, accountId, app, browser, key, written } = await begin();
      const answer = await sendSlowly(browser, app, writesOf(key.assignmentId)[n], () =>
        deletePerson(limbs, { accountId, by: 'owner' }),
      );
      expect([n, answer.status]).toEqual([n, 403]);
      expect(await written()).toEqual(nothing);
    }
  });

  test('a session that ends while a body trickles is asked for again, whatever the operation', async () => {
    for (const n of [0, 1, 2] as const) {
      const { limbs, app, browser, key, written, database } = await begin();
      const writes = [
        ...writesOf(key.assignmentId),
        [
          'POST',
          `/projects/p/assignments/${key.assignmentId}/skip`,
          { reason: 'Outside my field' },
        ],
      ] as const;
      const cookie = browser.cookie();
      const answer = await sendSlowly({ cookie: () => cookie }, app, writes[n], async () => {
        await browser.send(signOut, {});
        limbs.advance(0.1);
      });
      expect([n, answer.status]).toEqual([n, 401]);
      expect(await written()).toEqual(nothing);
      const states = await database.selectFrom('assignment').select('state').execute();
      expect(states).not.toContainEqual({ state: 'skipped' });
    }
  });

  test('a role that ends between the two statements of a save is seen by the second', async () => {
    const { database, limbs, key, right, endAccess, written } = await begin();
    const hooked = { ...limbs, database: afterFirstStatement(database, endAccess) };
    const save = { ...key, key: 'a:1', base: 0, body: draftBody, right };
    await expect(saveDraft(hooked, save)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await written()).toEqual(nothing);
  });

  test('a role that is exchanged for another that grades too refuses nothing', async () => {
    const { database, limbs, key, right, endAccess, written } = await begin();
    const hooked = {
      ...limbs,
      database: afterFirstStatement(database, () => endAccess(['lead'])),
    };
    const save = { ...key, key: 'a:1', base: 0, body: draftBody, right };
    expect(await saveDraft(hooked, save)).toMatchObject({ revision: 1 });
    expect(await written()).toMatchObject({ revisions: 1, keys: 1 });
  });

  // PGlite has one connection: there no transaction runs beside another.
  test.runIf(kind === 'postgres')(
    'a write waits for a revocation that is not committed yet',
    async () => {
      for (const write of ['save', 'submit'] as const) {
        const { database, limbs, held, key, right, written } = await begin();
        const send = () =>
          write === 'save'
            ? saveDraft(limbs, { ...key, key: 'a:1', base: 0, body: draftBody, right })
            : submitWork(held, { ...key, key: 'a:1', body: workBody });
        const revocation = await database.startTransaction().execute();
        await revocation.deleteFrom('membership').execute();
        const sent = send().then(
          () => 'written',
          (error: { kind?: string }) => error.kind,
        );
        await waitsForLock(database);
        await revocation.commit().execute();
        expect([write, await sent]).toEqual([write, 'forbidden']);
        expect(await written()).toEqual(nothing);
      }
    },
  );

  test.runIf(kind === 'postgres')(
    'revocations and submissions at once end in one of the two orders, never in a deadlock',
    async () => {
      for (let n = 0; n < 12; n += 1) {
        const { limbs, held, accountId, key, endAccess, written } = await begin();
        const submitted = submitWork(held, { ...key, key: 'a:1', body: workBody }).then(
          () => 1,
          (error: { kind?: string }) => {
            // The lease goes with the role: whichever of the two it sees first.
            expect(['forbidden', 'lease-lost', 'not-found']).toContain(error.kind);
            return 0;
          },
        );
        await (n % 2 === 0 ? endAccess() : deletePerson(limbs, { accountId, by: 'owner' }));
        expect(await written()).toMatchObject({ annotations: await submitted });
      }
    },
  );
});

async function waitsForLock(database: Kysely<Tables>): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await sql<{ n: number }>`select count(*)::int n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
        return rows[0]?.n;
      },
      { timeout: 60_000 },
    )
    .toBe(1);
}
