import type { Project } from '#domain/project/project.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { sameContent } from '#domain/project/same-content.ts';
import { versionCriteria } from '#domain/project/version-criteria.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import { reconsiderTasks } from '#server/opinions/reconsider-tasks.ts';
import { setSlotPlan } from '#server/queue/set-slot-plan.ts';
import { Refusal } from '#server/refusal.ts';
import { loadGradedWorks } from '#server/rubrics/load-graded-works.ts';
import { queueRegrades, type Queued } from '#server/rubrics/queue-regrades.ts';
import { loadProject } from './load-project.ts';
import { refuseImpossible } from './refuse-impossible.ts';
import { refuseUnscorableTasks } from './refuse-unscorable-tasks.ts';

export type Publication = {
  projectId: string;
  /** The version that the lead saw and changed. */
  baseVersion: number;
  settings: ProjectSettings;
  accountId: string | null;
};

/**
 * Makes the next version of a project's settings. Throws `stale` with the current project where
 * somebody published in the meantime. A changed overlap opens or closes slots at once; work that
 * is under way keeps the version that it was begun under. A changed rubric makes the verdicts
 * that it touches stale.
 */
export async function publishSettings(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  { projectId, baseVersion, settings: given, accountId }: Publication,
): Promise<Project & { stale: Queued }> {
  refuseImpossible(given);
  const now = clock.now();
  return database.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('project')
      .select('id')
      .where('id', '=', projectId)
      .forUpdate()
      .execute();
    const current = await loadProject(transaction, projectId);
    if (current.version !== baseVersion) {
      throw new Refusal('stale', 'Somebody else changed these settings; yours are kept here', {
        current,
      });
    }
    if (given.scoringRule !== current.settings.scoringRule) {
      await refuseUnscorableTasks(transaction, projectId, given.scoringRule);
    }
    const version = current.version + 1;
    const settings = { ...given, rubric: versionCriteria(current.settings.rubric, given.rubric) };
    await transaction
      .insertInto('project_version')
      .values({
        project_id: projectId,
        version,
        settings: json(settings),
        published_by: accountId,
        published_at: now,
      })
      .execute();
    await transaction.updateTable('project').set({ version }).where('id', '=', projectId).execute();
    if (slotPlanDiffers(current.settings, settings)) {
      await setSlotPlan(transaction, projectId, settings);
      await reconsiderTasks(transaction, { projectId, settings, now });
    }
    let stale: Queued = { annotations: 0, verdicts: 0 };
    if (settings.rubric && !sameContent(settings.rubric, current.settings.rubric)) {
      const works = await loadGradedWorks(transaction, projectId, [projectId]);
      const published = { projectId, criteria: settings.rubric, version: () => version };
      stale = await queueRegrades(transaction, { ids, now }, works, published);
    }
    await appendAudit(transaction, {
      projectId,
      at: now,
      kind: 'settings-published',
      actor: accountId,
      subject: projectId,
      detail: { version, ...(stale.verdicts > 0 && { stale: stale.verdicts }) },
    });
    return { ...current, version, settings, stale };
  });
}

function slotPlanDiffers(before: ProjectSettings, after: ProjectSettings): boolean {
  return (
    before.overlap !== after.overlap ||
    before.skillsRequired !== after.skillsRequired ||
    !sameContent(before.anotherOpinion, after.anotherOpinion)
  );
}
