import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { askReviewCorrection } from '#contract/pay/ask-review-correction.ts';
import { beginCorrection } from '#contract/pay/begin-correction.ts';
import { closePay } from '#contract/pay/close-pay.ts';
import { decideCorrection } from '#contract/pay/decide-correction.ts';
import { exportPay } from '#contract/pay/export-pay.ts';
import { getOwnStatement } from '#contract/pay/get-own-statement.ts';
import { getPay } from '#contract/pay/get-pay.ts';
import { getStatement } from '#contract/pay/get-statement.ts';
import { setPayRate } from '#contract/pay/set-pay-rate.ts';
import { deletePerson } from '#contract/people/delete-person.ts';
import { getQuality } from '#contract/quality/get-quality.ts';
import { listQualityItems } from '#contract/quality/list-quality-items.ts';
import { addReviewTime } from '#contract/review/add-review-time.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { Role } from '#domain/people/role.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { reviewWorld } from '#tests/databases/review-world.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';

const password = 'correct horse battery';
const params = { projectId: 'p' };
const euro = (minor: number) => ({ minor, currency: 'EUR' });

const refusal = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error === null ? 'none' : problemOf(error)?.kind;
};

onBothDatabases('time in review', (open) => {
  async function begin() {
    const database = await open();
    const world = await reviewWorld(database);
    const limbs = testLimbs(database, { sampleMode: true });
    const app = createApp(limbs);
    async function person(name: string, role: Role, isOwner = false) {
      const email = `${name}@example.org`;
      const account = await createAccount(database, randomIds, { name, email, password, isOwner });
      await addMember(database, { projectId: 'p', accountId: account.id, role });
      const browser = testClient(app.fetch);
      await browser.send(signIn, { body: { email, password } });
      return { ...account, browser };
    }
    const rita = await person('rita', 'reviewer');
    const lead = await person('lead', 'lead', true);
    const { taskId } = await world.submit('e');
    const path = { ...params, taskId };
    const count = (sittingId: string, seconds: number, browser = rita.browser, to = path) =>
      browser.send(addReviewTime, { params: to, body: { sittingId, seconds } });
    const own = (query = {}) => rita.browser.send(getOwnStatement, { params, query });
    const today = () => dayOf(limbs.clock.now().getTime());
    const rate = (perHourMinor: number) =>
      lead.browser.send(setPayRate, {
        params,
        body: { accountId: null, perHourMinor, currency: 'EUR', fromDay: today() },
      });
    return { database, world, limbs, person, rita, lead, taskId, path, count, own, rate, today };
  }

  test('a sitting counts once, whatever is sent again, late, or at the same time', async () => {
    const { count, own, rate, taskId } = await begin();
    await rate(3600);
    await count('one', 15);
    await count('one', 15);
    await count('one', 45);
    await count('one', 30);
    // Another tab, reported by many at once, each of its sums several times.
    const sums = Array.from({ length: 20 }, (_, at) => at + 1);
    await Promise.all([...sums, ...sums].map((seconds) => count('two', seconds)));
    const { lines, seconds, amounts } = await own();
    expect(lines).toMatchObject([
      { work: 'reviewed', taskId, assignmentId: null, seconds: 65, submitted: true },
    ]);
    expect([seconds, amounts]).toEqual([65, [euro(65)]]);
  });

  test('time without a network counts on the day on which it arrives', async () => {
    const { count, own, limbs, today } = await begin();
    await count('one', 60);
    const first = today();
    limbs.advance(24 * 60);
    await count('one', 200);
    const days = (await own({ from: first, to: today() })).lines.map((line) => [
      line.day,
      line.seconds,
    ]);
    expect(days).toEqual([
      [first, 60],
      [today(), 140],
    ]);
  });

  test('it is no work where nobody else submitted, and none of another project', async () => {
    const { count, own, person, database, taskId } = await begin();
    const { task_id: other = '' } =
      (await database
        .selectFrom('response')
        .select('task_id')
        .where('task_id', '<>', taskId)
        .executeTakeFirst()) ?? {};
    const at = (id: string) => ({ ...params, taskId: id });
    expect(await refusal(count('one', 60, undefined, at(other)))).toBe('invalid');
    expect(await refusal(count('one', 60, undefined, at('nowhere')))).toBe('not-found');
    const expert = await person('ada', 'expert');
    expect(await refusal(count('one', 60, expert.browser))).toBe('forbidden');
    // A lead who graded it themselves, alone.
    const grading = await person('both', 'lead');
    await database
      .updateTable('review')
      .set({ expert_id: grading.id })
      .where('task_id', '=', taskId)
      .execute();
    expect(await refusal(count('one', 60, grading.browser))).toBe('invalid');
    expect((await own()).lines).toEqual([]);
  });

  test('a correction of it stands beside it, asked for or begun by a lead, with its reason', async () => {
    const { count, own, rate, rita, lead, taskId, path, person } = await begin();
    await rate(3600);
    const ask = (seconds: number) =>
      rita.browser.send(askReviewCorrection, {
        params: path,
        body: { seconds, reason: 'Read the filing on paper' },
      });
    expect(await refusal(ask(60))).toBe('invalid');
    await count('one', 600);
    expect(await refusal(ask(-601))).toBe('invalid');
    const asked = await ask(120);
    expect(asked).toMatchObject({ work: 'reviewed', assignmentId: null, taskId, state: 'open' });
    expect(await refusal(ask(60))).toBe('duplicate');
    expect((await own()).amounts).toEqual([euro(600)]);
    const { waiting } = await lead.browser.send(getPay, { params, query: {} });
    expect(waiting).toMatchObject([{ id: asked.id, name: 'rita', recordedSeconds: 600 }]);
    await lead.browser.send(decideCorrection, {
      params: { ...params, correctionId: asked.id },
      body: { outcome: 'agreed', note: '' },
    });
    const correct = (browser: typeof rita.browser, accountId: string, seconds: number) =>
      browser.send(beginCorrection, {
        params,
        body: { taskId, accountId, seconds, reason: 'The page was left open' },
      });
    expect(await refusal(correct(lead.browser, rita.id, -721))).toBe('invalid');
    expect(await refusal(correct(lead.browser, 'nobody', 60))).toBe('invalid');
    expect(await refusal(correct(rita.browser, rita.id, 60))).toBe('forbidden');
    await correct(lead.browser, rita.id, -20);
    const other = await person('other', 'lead');
    await count('lead', 60, other.browser);
    expect(await refusal(correct(other.browser, other.id, 60))).toBe('forbidden');
    const statement = await own();
    expect([statement.seconds, statement.amounts]).toEqual([700, [euro(700)]]);
    expect(statement.lines).toMatchObject([{ seconds: 600 }]);
    expect(statement.corrections).toMatchObject([
      { seconds: 120, decidedBy: 'lead', begunBy: null },
      { seconds: -20, begunBy: 'lead', reason: 'The page was left open' },
    ]);
  });

  test('a closed period stays as it is; what arrives later lands in the open one', async () => {
    const { count, rate, lead, rita, limbs, own, today } = await begin();
    await rate(3600);
    await count('one', 600);
    const worked = today();
    limbs.advance(24 * 60);
    await lead.browser.send(closePay, { params, body: { lastDay: worked } });
    const shown = () =>
      lead.browser.send(getStatement, {
        params: { ...params, accountId: rita.id },
        query: { from: worked, to: worked },
      });
    const before = await shown();
    expect(before).toMatchObject({ closed: true, seconds: 600 });
    await count('one', 700);
    expect(await shown()).toEqual(before);
    expect((await own({ from: today(), to: today() })).seconds).toBe(100);
  });

  test('it is in the CSV and in the cost of the overview, not in the price of the expert’s item', async () => {
    const { count, rate, lead, rita, taskId, today, database } = await begin();
    await rate(3600);
    await count('one', 600);
    // The expert of the item, once a reviewer of the same task too.
    await database
      .insertInto('review_time')
      .values({
        project_id: 'p',
        account_id: 'e',
        task_id: taskId,
        sitting_id: 'theirs',
        day: today(),
        seconds: 300,
      })
      .execute();
    await lead.browser.send(beginCorrection, {
      params,
      body: { taskId, accountId: rita.id, seconds: 60, reason: 'A call' },
    });
    const bytes = await lead.browser.send(exportPay, {
      params,
      query: { from: today(), to: today() },
    });
    const csv = await new Response(bytes instanceof Blob ? bytes : (bytes as BodyInit)).text();
    expect(csv).toMatch(/,rita,.*,reviewed,.*,600,0\.1667,36\.00,6\.00,EUR,yes,,\r\n/);
    expect(csv).toMatch(
      /,rita,.*,"correction, reviewed",.*,60,0\.0167,36\.00,0\.60,EUR,yes,A call/,
    );
    const { outcome } = await lead.browser.send(getQuality, { params });
    expect(outcome.cost).toEqual([euro(960)]);
    const items = async (of: 'cost' | 'items') =>
      (await lead.browser.send(listQualityItems, { params, query: { of } })).items;
    expect((await items('cost')).map(({ says, seconds }) => [says, seconds])).toEqual([
      ['Reviewed', 600],
      ['Reviewed', 300],
      ['Correction of the time of review', 60],
      // On a day before the rate.
      ['Graded, part of it without a rate', 60],
    ]);
    expect((await items('items')).map(({ cost }) => cost)).toEqual([[]]);
  });

  test('whoever is deleted stays in the statements as a number, and what they got too', async () => {
    const { count, rate, lead, rita, database } = await begin();
    await rate(3600);
    await count('one', 600);
    await lead.browser.send(deletePerson, { params: { accountId: rita.id } });
    const { people } = await lead.browser.send(getPay, { params, query: {} });
    expect(people.find(({ accountId }) => accountId === rita.id)).toMatchObject({
      name: null,
      seconds: 600,
      amounts: [euro(600)],
    });
    expect(
      JSON.stringify(await database.selectFrom('review_time').selectAll().execute()),
    ).not.toContain('rita');
  });
});
