import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { sampleAccounts } from '#server/accounts/sample-accounts.ts';
import { openStorage } from '#server/node/open-storage.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { claimRegrade } from '#server/spot-checks/claim-regrade.ts';
import { createSpotCheck } from '#server/spot-checks/create-spot-check.ts';
import { submitRegrade } from '#server/spot-checks/submit-regrade.ts';
import { seedGradedProject } from '#tests/databases/graded-project.ts';
import { preference } from '#tests/databases/submitted-work.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';

/**
 * A data folder with a project `p` that was worked on for weeks, a spot check of it that is
 * decided, and the sample lead and reviewer among its members.
 */
export async function gradedFolder(folder: string): Promise<void> {
  const storage = await openStorage({ folder });
  const { database } = storage;
  const limbs = testLimbs(database);
  await seedSample(limbs);
  await seedGradedProject(database, { until: new Date() });
  let leadId = '';
  for (const role of ['lead', 'reviewer'] as const) {
    const { id } = await database
      .selectFrom('account')
      .select('id')
      .where('email', '=', sampleAccounts[role].email)
      .executeTakeFirstOrThrow();
    if (role === 'lead') leadId = id;
    await database
      .insertInto('membership')
      .values({ project_id: 'p', account_id: id, role })
      .execute();
  }
  const claim = spotCheckClaim.parse({ limit: 0.1, accept: 1 });
  await createSpotCheck(limbs, { projectId: 'p', claim, by: leadId });
  for (let done = 0; ; done++) {
    const asked = { projectId: 'p', regraderId: 'rita' };
    const { regrade } = await claimRegrade(limbs, asked);
    if (!regrade) break;
    const theirs = await database
      .selectFrom('spot_check_item')
      .innerJoin('annotation', 'annotation.id', 'spot_check_item.annotation_id')
      .select('annotation.grades')
      .where('regrade_id', '=', regrade.id)
      .executeTakeFirstOrThrow();
    const [answer] = theirs.grades.answers;
    const value = answer?.answer.kind === 'preference' ? (answer.answer.value ?? 0) : 0;
    const verdicts = Object.fromEntries(
      theirs.grades.verdicts.map(({ criterionId, responseId, value: verdict }) => [
        `verdict/${criterionId}/${responseId}`,
        { value: verdict, criterionVersion: 1 },
      ]),
    );
    const fields = { ...verdicts, ...preference(regrade.task.id, done === 7 ? -value : value) };
    await submitRegrade(limbs, {
      ...asked,
      regradeId: regrade.id,
      body: { schema: 1, fields, activeSeconds: 240 },
    });
  }
  await storage.close();
}
