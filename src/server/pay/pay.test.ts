import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { archiveDraft } from '#contract/draft/archive-draft.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { askCorrection } from '#contract/pay/ask-correction.ts';
import { beginCorrection } from '#contract/pay/begin-correction.ts';
import { closePay } from '#contract/pay/close-pay.ts';
import { decideCorrection } from '#contract/pay/decide-correction.ts';
import { exportPay } from '#contract/pay/export-pay.ts';
import { getOwnStatement } from '#contract/pay/get-own-statement.ts';
import { getPay } from '#contract/pay/get-pay.ts';
import { getStatement } from '#contract/pay/get-statement.ts';
import { setPayRate } from '#contract/pay/set-pay-rate.ts';
import { getQuality } from '#contract/quality/get-quality.ts';
import { listReviews } from '#contract/review/list-reviews.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { skipWork } from '#contract/queue/skip-work.ts';
import { signIn } from '#contract/session/sign-in.ts';
import type { Role } from '#domain/people/role.ts';
import { dayOf } from '#domain/pay/period.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { pay as migration } from '#server/database/migrations/0011-pay.ts';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { annotate } from '#tests/databases/submitted-work.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { sql } from 'kysely';

const password = 'correct horse battery';
const params = { projectId: 'p' };
const euro = (minor: number) => ({ minor, currency: 'EUR' });

onBothDatabases('time and pay', (open) => {
  async function begin() {
    const database = await open();
    await seedProject(database, { tasks: 6 });
    const limbs = testLimbs(database, { sampleMode: true });
    const app = createApp(limbs);
    async function person(name: string, role: Role) {
      const email = `${name}@example.com`;
      const account = await createAccount(database, randomIds, {
        name,
        email,
        password,
        isOwner: false,
      });
      await addMember(database, { projectId: 'p', accountId: account.id, role });
      const browser = testClient(app.fetch);
      await browser.send(signIn, { body: { email, password } });
      return { ...account, browser };
    }
    const ada = await person('ada', 'expert');
    const lead = await person('lead', 'lead');
    const today = dayOf(limbs.clock.now().getTime());
    let keys = 0;
    const key = () => ({ 'Idempotency-Key': `test:${++keys}` });
    async function hold() {
      const { work } = await ada.browser.send(claimWork, { params, body: { purpose: 'current' } });
      if (!work) throw new Error('No task was given');
      return { ...params, assignmentId: work.assignment.id };
    }
    const save = (
      path: { projectId: string; assignmentId: string },
      base: number,
      seconds: number,
    ) =>
      ada.browser.send(saveDraft, {
        params: path,
        headers: { ...key(), 'If-Match': String(base) },
        body: { schema: 1, patch: { 'text/Note': { set: `${base}` } }, activeSeconds: seconds },
      });
    const submit = (
      path: { projectId: string; assignmentId: string },
      baseRevision: number,
      time: { activeSeconds: number; unsentSeconds?: number },
      headers = key(),
    ) =>
      ada.browser.send(submitWork, {
        params: path,
        headers,
        body: { schema: 1, baseRevision, fields: {}, ...time },
      });
    const own = (query = {}) => ada.browser.send(getOwnStatement, { params, query });
    const rate = (perHourMinor: number | null, accountId: string | null = null) =>
      lead.browser.send(setPayRate, {
        params,
        body: { accountId, perHourMinor, currency: 'EUR', fromDay: today },
      });
    return { database, limbs, person, ada, lead, today, key, hold, save, submit, own, rate };
  }

  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error === null ? 'none' : problemOf(error)?.kind;
  };

  test('saves and the submission add up once, whichever of them is sent again', async () => {
    const { hold, save, submit, own, rate, database, key } = await begin();
    await rate(9000);
    const path = await hold();
    await save(path, 0, 600);
    await save(path, 1, 300.5);
    const headers = key();
    await submit(path, 2, { activeSeconds: 1000, unsentSeconds: 99.5 }, headers);
    await submit(path, 2, { activeSeconds: 1000, unsentSeconds: 99.5 }, headers);
    const statement = await own();
    expect(statement.lines).toMatchObject([
      { work: 'graded', seconds: 1000, submitted: true, rate: euro(9000), amount: euro(2500) },
    ]);
    expect(statement.amounts).toEqual([euro(2500)]);
    const [annotation] = await database.selectFrom('annotation').selectAll().execute();
    expect(annotation?.active_seconds).toBe(1000);
  });

  test('a device that gives only its sum is believed where it saw more', async () => {
    const { hold, save, submit, own } = await begin();
    const path = await hold();
    await save(path, 0, 600);
    await submit(path, 1, { activeSeconds: 700 });
    expect((await own()).seconds).toBe(700);
  });

  test('work in a second round counts on top, on its own day', async () => {
    const { hold, submit, own, limbs, database, ada } = await begin();
    const path = await hold();
    await submit(path, 0, { activeSeconds: 100, unsentSeconds: 100 });
    limbs.advance(2 * 24 * 60);
    await ada.browser.send(signIn, { body: { email: 'ada@example.com', password } });
    await sql`update slot set state = 'leased' where expert_id = ${ada.id}`.execute(database);
    await sql`update assignment set state = 'held' where expert_id = ${ada.id}`.execute(database);
    await submit(path, 1, { activeSeconds: 40, unsentSeconds: 40 });
    const days = await database
      .selectFrom('active_day')
      .select(['day', 'seconds'])
      .orderBy('day')
      .execute();
    expect(days.map(({ seconds }) => seconds)).toEqual([100, 40]);
    const [first, second] = days;
    expect((await own({ from: first?.day, to: first?.day })).seconds).toBe(100);
    expect((await own({ from: second?.day, to: second?.day })).seconds).toBe(40);
  });

  test('time is kept when the task is skipped, and when the lease ended without a network', async () => {
    const { hold, save, own, ada, key } = await begin();
    const skipped = await hold();
    await save(skipped, 0, 50);
    await ada.browser.send(skipWork, {
      params: skipped,
      body: { reason: 'Other', activeSeconds: 80 },
    });
    const late = await hold();
    await ada.browser.send(archiveDraft, {
      params: late,
      headers: key(),
      body: { schema: 1, fields: {}, reason: 'lease-lost', activeSeconds: 5400 },
    });
    const { lines, seconds, secondsWithoutRate } = await own();
    expect(lines.map((line) => [line.seconds, line.submitted]).toSorted()).toEqual([
      [5400, false],
      [80, false],
    ]);
    expect([seconds, secondsWithoutRate]).toEqual([5480, 5480]);
  });

  test('a correction stands beside what was recorded and counts once another person agreed', async () => {
    const { hold, submit, own, rate, lead, ada, database } = await begin();
    await rate(6000);
    await rate(8400, ada.id);
    const path = await hold();
    await submit(path, 0, { activeSeconds: 3600, unsentSeconds: 3600 });
    const ask = (seconds: number) =>
      ada.browser.send(askCorrection, { params: path, body: { seconds, reason: 'A call' } });
    expect(await refusal(ask(0))).toBe('invalid');
    expect(await refusal(ask(-3601))).toBe('invalid');
    const asked = await ask(1500);
    expect(asked).toMatchObject({ recordedSeconds: 3600, seconds: 1500, state: 'open' });
    expect(await refusal(ask(60))).toBe('duplicate');
    expect((await own()).amounts).toEqual([euro(8400)]);
    const pay = await lead.browser.send(getPay, { params, query: {} });
    expect(pay.waiting).toMatchObject([{ id: asked.id, name: 'ada', recordedSeconds: 3600 }]);
    const decide = (outcome: 'agreed' | 'declined') =>
      lead.browser.send(decideCorrection, {
        params: { ...params, correctionId: asked.id },
        body: { outcome, note: 'Seen in the call list' },
      });
    await decide('agreed');
    expect(await refusal(decide('declined'))).toBe('duplicate');
    const statement = await own();
    expect(statement.amounts).toEqual([euro(11_900)]);
    expect(statement.corrections).toMatchObject([
      { state: 'agreed', decidedBy: 'lead', note: 'Seen in the call list', amount: euro(3500) },
    ]);
    // Nothing that was recorded has moved.
    expect(statement.lines).toMatchObject([{ seconds: 3600 }]);
    expect(await database.selectFrom('active_day').select('seconds').execute()).toEqual([
      { seconds: 3600 },
    ]);
    const kinds = await database
      .selectFrom('audit_entry')
      .select('kind')
      .where('kind', 'in', ['correction-asked', 'correction-decided'])
      .execute();
    expect(kinds).toHaveLength(2);
    // In another period it is not mentioned.
    expect((await own({ from: '2020-01-01', to: '2020-01-31' })).corrections).toEqual([]);
  });

  test('a closed period stays as it is; what comes later lands in the open one', async () => {
    const { hold, submit, own, rate, lead, ada, limbs } = await begin();
    await rate(6000);
    const path = await hold();
    await submit(path, 0, { activeSeconds: 3600, unsentSeconds: 3600 });
    const worked = dayOf(limbs.clock.now().getTime());
    const close = (lastDay: string) => lead.browser.send(closePay, { params, body: { lastDay } });
    const period = { from: worked, to: worked };
    const shown = () =>
      lead.browser.send(getStatement, {
        params: { ...params, accountId: ada.id },
        query: period,
      });
    // A day that is not over can still get time.
    expect(await refusal(close(worked))).toBe('invalid');
    expect(await refusal(ada.browser.send(closePay, { params, body: { lastDay: worked } }))).toBe(
      'forbidden',
    );
    limbs.advance(24 * 60);
    const asked = await ada.browser.send(askCorrection, {
      params: path,
      body: { seconds: 1800, reason: 'A call' },
    });
    await close(worked);
    expect(await refusal(close(worked))).toBe('duplicate');
    const before = await shown();
    expect(before).toMatchObject({ closed: true, amounts: [euro(6000)] });
    // Neither a rate nor a correction reaches back.
    const body = { accountId: null, perHourMinor: 9900, currency: 'EUR', fromDay: worked };
    expect(await refusal(lead.browser.send(setPayRate, { params, body }))).toBe('invalid');
    await lead.browser.send(decideCorrection, {
      params: { ...params, correctionId: asked.id },
      body: { outcome: 'agreed', note: '' },
    });
    expect(await shown()).toEqual(before);
    const today = dayOf(limbs.clock.now().getTime());
    // At the rate of the day of the work.
    expect(await own({ from: today, to: today })).toMatchObject({
      closed: false,
      lines: [],
      amounts: [euro(3000)],
    });
    const { closedTo } = await lead.browser.send(getPay, { params, query: {} });
    expect(closedTo).toBe(worked);
  });

  test('a lead corrects somebody’s time with a reason that the expert reads', async () => {
    const { hold, submit, own, rate, lead, ada } = await begin();
    await rate(6000);
    const path = await hold();
    await submit(path, 0, { activeSeconds: 3600, unsentSeconds: 3600 });
    const correct = (seconds: number) =>
      lead.browser.send(beginCorrection, {
        params,
        body: {
          assignmentId: path.assignmentId,
          seconds,
          reason: 'The page was left open over lunch',
        },
      });
    expect(await refusal(correct(-3601))).toBe('invalid');
    expect(
      await refusal(
        ada.browser.send(beginCorrection, {
          params,
          body: { assignmentId: path.assignmentId, seconds: 60, reason: 'Me' },
        }),
      ),
    ).toBe('forbidden');
    await correct(-1800);
    const statement = await own();
    expect(statement.amounts).toEqual([euro(3000)]);
    expect(statement.lines).toMatchObject([{ seconds: 3600 }]);
    expect(statement.corrections).toMatchObject([
      {
        state: 'agreed',
        begunBy: 'lead',
        decidedBy: 'lead',
        reason: 'The page was left open over lunch',
        amount: euro(-3000),
      },
    ]);
    // What a lead also holds for themselves, another lead answers for.
    const { work } = await lead.browser.send(claimWork, { params, body: { purpose: 'current' } });
    expect(
      await refusal(
        lead.browser.send(beginCorrection, {
          params,
          body: { assignmentId: work?.assignment.id ?? '', seconds: 60, reason: 'Me' },
        }),
      ),
    ).toBe('forbidden');
  });

  test('a lead who also grades does not answer their own correction', async () => {
    const { lead, person } = await begin();
    const { work } = await lead.browser.send(claimWork, { params, body: { purpose: 'current' } });
    const path = { ...params, assignmentId: work?.assignment.id ?? '' };
    const { id } = await lead.browser.send(askCorrection, {
      params: path,
      body: { seconds: 600, reason: 'Read it on paper' },
    });
    const body = { outcome: 'agreed' as const, note: '' };
    const at = { ...params, correctionId: id };
    expect(await refusal(lead.browser.send(decideCorrection, { params: at, body }))).toBe(
      'forbidden',
    );
    const other = await person('other', 'lead');
    expect(await refusal(other.browser.send(decideCorrection, { params: at, body }))).toBe('none');
  });

  test('rates are private: one’s own alone, and the lab’s none', async () => {
    const { ada, lead, person, rate, hold, submit } = await begin();
    const bo = await person('bo', 'expert');
    const lab = await person('lab', 'lab');
    const reviewer = await person('reviewer', 'reviewer');
    await rate(8431, ada.id);
    await rate(9777, bo.id);
    await submit(await hold(), 0, { activeSeconds: 3600, unsentSeconds: 3600 });
    const seenBy = async ({ browser }: typeof ada, path: string) => {
      const answer = await browser.request(`/api/projects/p/${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    for (const path of ['pay', 'pay/export', `pay/people/${ada.id}`, `pay/people/${bo.id}`]) {
      for (const who of [bo, lab, reviewer]) expect((await seenBy(who, path)).status).toBe(403);
      expect((await seenBy(lead, path)).status).toBe(200);
    }
    const own = await seenBy(ada, 'pay/own');
    expect(own.text).toContain('8431');
    expect(own.text).not.toContain('9777');
    expect((await seenBy(bo, 'pay/own')).text).not.toContain('8431');
    expect((await seenBy(lab, 'pay/own')).status).toBe(403);
    // Neither does the lab get at them by way of people, quality or exports.
    for (const path of ['people', 'quality', 'exports/touchstone', 'tasks']) {
      expect((await seenBy(lab, path)).text).not.toMatch(/8431|9777/);
    }
  });

  test('the project’s CSV has everybody’s lines and the period’s only', async () => {
    const { lead, hold, submit, rate, today } = await begin();
    await rate(3600);
    await submit(await hold(), 0, { activeSeconds: 60, unsentSeconds: 60 });
    const read = async (query: { from: string; to: string }) => {
      const bytes = await lead.browser.send(exportPay, { params, query });
      return new Response(bytes instanceof Blob ? bytes : (bytes as BodyInit)).text();
    };
    const lines = (await read({ from: today, to: today })).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/,ada,.*,60,0\.0167,36\.00,0\.60,EUR,yes,,$/);
    expect(
      (await read({ from: '2020-01-01', to: '2020-02-01' })).trim().split('\r\n'),
    ).toHaveLength(1);
    const wrong = lead.browser.send(getPay, {
      params,
      query: { from: '2026-02-02', to: '2026-02-01' },
    });
    expect(await refusal(wrong)).toBe('invalid');
  });

  test('cost, disputes and acceptance by domain and expert are those of the items behind them', async () => {
    const { database, lead, hold, submit, rate, ada, limbs } = await begin();
    await rate(3600);
    await sql`update task set skills = '{Tax}' where id in ('t1', 't2')`.execute(database);
    await database
      .insertInto('member_profile')
      .values({ project_id: 'p', account_id: ada.id, skills: ['Tax'], since: limbs.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const made: string[] = [];
    for (const seconds of [600, 300, 90]) {
      const path = await hold();
      made.push(path.assignmentId);
      await submit(path, 0, { activeSeconds: seconds, unsentSeconds: seconds });
    }
    const quality = () => lead.browser.send(getQuality, { params });
    expect((await quality()).outcome).toMatchObject({
      items: 3,
      accepted: 0,
      cost: [euro(990)],
      costPerAccepted: [],
    });
    await database
      .updateTable('review')
      .set({ state: 'accepted', decided_at: limbs.clock.now() })
      .where('assignment_id', 'in', made.slice(0, 2))
      .execute();
    const after = await quality();
    expect(after.outcome).toMatchObject({ accepted: 2, costPerAccepted: [euro(495)] });
    expect(after.progress.acceptedDays.map(({ count }) => count)).toEqual([2]);
    expect(after.forecast.kind).toBe('not-enough-data');
    expect(after.byExpert).toMatchObject([{ name: 'ada', items: 3, accepted: 2 }]);
    expect(after.domains.map(({ name, items }) => [name, items])).toEqual([['Tax', 2]]);
    // Each number is the length of the list that it opens.
    for (const [filter, count] of [
      [{ state: 'done', expert: ada.id }, 2],
      [{ state: 'all', expert: ada.id }, 3],
      [{ state: 'all', skill: 'Tax' }, 2],
      [{ state: 'argued' }, after.outcome.disputed],
    ] as const) {
      const { found } = await lead.browser.send(listReviews, { params, query: filter });
      expect(found).toBe(count);
    }
  });

  test('a member’s statement is for leads; nobody else has one', async () => {
    const { lead, ada } = await begin();
    const at = (accountId: string) =>
      lead.browser.send(getStatement, { params: { ...params, accountId }, query: {} });
    expect(await at(ada.id)).toMatchObject({ name: 'ada', lines: [], amounts: [] });
    expect(await refusal(at('nobody'))).toBe('not-found');
  });

  test('what was counted before the ledger began is taken over once', async () => {
    const { database } = await begin();
    await annotate(database, { task: 't1', expert: 'old', seconds: 90 });
    const [, takeOver] = migration;
    const before = await database.selectFrom('active_day').selectAll().execute();
    expect(before).toEqual([]);
    await sql.raw(takeOver ?? '').execute(database);
    expect(await database.selectFrom('active_day').select('seconds').execute()).toEqual([
      { seconds: 90 },
    ]);
  });
});
