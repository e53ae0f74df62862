import { expect, test } from 'vitest';
import { exportOptions } from '#domain/formats/exports/export-options.ts';
import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { json } from '#server/database/json.ts';
import { exportStream } from '#server/exports/export-lines.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { annotate, preference, SECRET } from '#tests/databases/submitted-work.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { claimRegrade } from './claim-regrade.ts';
import { closeSpotCheck } from './close-spot-check.ts';
import { createSpotCheck } from './create-spot-check.ts';
import { deliveredChecks } from './delivered-checks.ts';
import { oneSpotCheck, regradedItems } from './load-spot-checks.ts';
import { submitRegrade } from './submit-regrade.ts';

const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];

onBothDatabases('spot checks', (open) => {
  async function begin(claim: object = {}) {
    const database = await open();
    await seedProject(database, { tasks: 40, settings: { questions } });
    for (let n = 1; n <= 40; n += 1) {
      await annotate(database, { task: `t${n}`, expert: n % 2 === 0 ? 'ana' : 'ben' });
    }
    const limbs = testLimbs(database);
    const given = { projectId: 'p', claim: spotCheckClaim.parse(claim), by: 'lead' };
    const check = await createSpotCheck(limbs, given);
    const at = (regraderId: string) => ({ projectId: 'p', regraderId });
    /** Regrades the next item; `value` above 0 is the opposite of what the experts said. */
    async function regrade(as: string, value = -1) {
      const { regrade: item } = await claimRegrade(limbs, at(as));
      if (!item) return null;
      const body = { schema: 1, fields: preference(item.task.id, value), activeSeconds: 5 };
      return submitRegrade(limbs, { ...at(as), regradeId: item.id, body });
    }
    return { database, limbs, check, at, regrade };
  }

  test('a claim draws its plan from the stored items, and the same seed draws the same', async () => {
    const { database, check } = await begin({ limit: 0.1 });
    const { report } = check;
    expect(report).toMatchObject({ population: 40, regraded: 0, verdict: 'undecided' });
    const drawn = await database
      .selectFrom('spot_check_item')
      .select(['annotation_id', 'stratum', 'place'])
      .where('place', 'is not', null)
      .orderBy('place')
      .execute();
    expect(drawn.map(({ place }) => place)).toEqual(drawn.map((_, index) => index));
    expect(drawn.length).toBe(report.drawn);
    // Each expert's first ten items are drawn twice as densely as the rest.
    const share = (name: string) => {
      const row = report.strata.find((each) => each.name === name);
      return drawn.filter(({ stratum }) => stratum === name).length / (row?.population ?? 1);
    };
    expect(share('new-expert')).toBeGreaterThan(share('rest'));
  });

  test('what was answered is not in anything that comes before the regrade, and is in its answer', async () => {
    const { limbs, at } = await begin();
    const before = await claimRegrade(limbs, at('rita'));
    expect(before.regrade).not.toBeNull();
    expect(JSON.stringify(before)).not.toContain(SECRET);
    expect(JSON.stringify(before)).not.toMatch(/secret-model|ana|ben"|stratum/);
    const again = await claimRegrade(limbs, at('rita'));
    expect(again.regrade?.id).toBe(before.regrade?.id);
    const item = before.regrade;
    if (!item) return;
    const send = (regraderId: string, value: number) =>
      submitRegrade(limbs, {
        projectId: 'p',
        regradeId: item.id,
        regraderId,
        body: { schema: 1, fields: preference(item.task.id, value), activeSeconds: 5 },
      });
    await expect(send('other', -1)).rejects.toMatchObject({ kind: 'not-found' });
    const unveiled = await send('rita', 2);
    expect(JSON.stringify(unveiled.theirs)).toContain(SECRET);
    expect(unveiled.defects.map(({ kind }) => kind)).toEqual(['preference']);
    // The second one changes nothing: the verdict of a blind regrade cannot be taken back.
    expect(await send('rita', -1)).toEqual(unveiled);
  });

  test('nobody regrades their own work, nor a task that they graded; two never get the same item', async () => {
    const { limbs, at } = await begin();
    const own = await claimRegrade(limbs, at('ana'));
    expect(Number(own.regrade?.task.id.slice(1)) % 2).toBe(1);
    const [one, two] = await Promise.all([
      claimRegrade(limbs, at('rita')),
      claimRegrade(limbs, at('rosa')),
    ]);
    const items = [own, one, two].map(({ regrade }) => regrade?.id);
    expect(new Set(items).size).toBe(3);
    limbs.advance(200);
    const late = await claimRegrade(limbs, at('rolf'));
    expect(items).not.toContain(late.regrade?.id);
    expect([own, one, two].map(({ regrade }) => regrade?.task.id)).toContain(late.regrade?.task.id);
  });

  test('a clean draw supports the claim, ends the check, and goes into the delivery', async () => {
    const { database, check, regrade } = await begin({ limit: 0.2 });
    for (let n = 0; n < check.report.drawn; n += 1) expect(await regrade('rita')).not.toBeNull();
    expect(await regrade('rita')).toBeNull();
    const after = await oneSpotCheck(database, 'p', check.id);
    expect(after).toMatchObject({ closedReason: 'decided', report: { verdict: 'supported' } });
    expect(after.report.experts.map(({ interval }) => interval?.method)).toEqual([
      expect.stringMatching(/exact|Bonferroni/),
      expect.stringMatching(/exact|Bonferroni/),
    ]);
    const [delivered] = await deliveredChecks(database, 'p');
    // The delivery itself: the manifest at the file's end has the claim, the draw and the result.
    const file = await new Response(
      exportStream(database, 'p', 'touchstone', exportOptions.parse({})),
    ).text();
    const manifest = JSON.parse(file.trim().split('\n').at(-1) ?? '');
    expect(manifest.spotChecks).toEqual([delivered]);
    expect(manifest.spotChecks[0]).toMatchObject({
      claim: check.claimInWords,
      seed: check.seed,
      result: { verdict: 'supported', drawn: check.report.drawn, defects: 0 },
    });
    expect(delivered).toMatchObject({
      n: 1,
      claim: '95 % sure that fewer than 20 % of the accepted items are defective',
      seed: check.seed,
      result: { verdict: 'supported', defects: 0, upper: after.report.upper },
    });
  });

  test('one changed regrade moves the figures', async () => {
    const { database, check, regrade } = await begin({ limit: 0.2, accept: 1 });
    await regrade('rita', 2);
    for (let n = 1; n < check.report.drawn; n += 1) await regrade('rita');
    const after = await oneSpotCheck(database, 'p', check.id);
    expect(after.report).toMatchObject({ defects: 1, verdict: 'supported' });
    const [first] = await regradedItems(database, check.id);
    expect(first?.defects).toHaveLength(1);
    await database
      .updateTable('spot_check_item')
      .set({ defects: json([{ kind: 'score', says: 'Score 0.10 against 0.90' }]) })
      .where('check_id', '=', check.id)
      .where('place', '=', 1)
      .execute();
    const moved = await oneSpotCheck(database, 'p', check.id);
    expect(moved.report).toMatchObject({ defects: 2, verdict: 'not-supported' });
    expect(moved.report.upper).toBeGreaterThan(after.report.upper ?? 1);
  });

  test('a sequential check ends as soon as it is decided, and an ended one takes no more', async () => {
    const { database, limbs, check, at, regrade } = await begin({
      limit: 0.3,
      mode: 'sequential',
    });
    expect(check.report.drawn).toBe(40);
    const held = await claimRegrade(limbs, at('rosa'));
    let done = 0;
    while (done < 40 && (await regrade('rita'))) done += 1;
    // Rosa holds the first item: nothing counts before it, so nothing is decided.
    expect((await oneSpotCheck(database, 'p', check.id)).report.regraded).toBe(0);
    const item = held.regrade;
    if (!item) throw new Error('nothing held');
    const body = { schema: 1, fields: preference(item.task.id, -1), activeSeconds: 5 };
    await submitRegrade(limbs, { ...at('rosa'), regradeId: item.id, body });
    const after = await oneSpotCheck(database, 'p', check.id);
    expect(after).toMatchObject({ closedReason: 'decided', report: { verdict: 'supported' } });
  });

  test('a check that is given up says so for ever', async () => {
    const { database, limbs, check, at } = await begin();
    const held = await claimRegrade(limbs, at('rita'));
    const end = { projectId: 'p', checkId: check.id, reason: 'The rubric was wrong', by: 'lead' };
    await closeSpotCheck(limbs, end);
    await expect(closeSpotCheck(limbs, end)).rejects.toMatchObject({ kind: 'closed' });
    const item = held.regrade;
    const body = { schema: 1, fields: preference(item?.task.id ?? '', -1), activeSeconds: 5 };
    await expect(
      submitRegrade(limbs, { ...at('rita'), regradeId: item?.id ?? '', body }),
    ).rejects.toMatchObject({ kind: 'closed' });
    expect((await claimRegrade(limbs, at('rosa'))).regrade).toBeNull();
    expect((await deliveredChecks(database, 'p'))[0]).toMatchObject({
      ended: { reason: 'The rubric was wrong' },
      result: { verdict: 'undecided', upper: null },
    });
  });
});
