import { rubricFaults } from '#domain/project/settings-faults.ts';
import { versionCriteria } from '#domain/project/version-criteria.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { sameContent } from '#domain/project/same-content.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { publishSettings } from '#server/projects/publish-settings.ts';
import { Refusal } from '#server/refusal.ts';
import { addVersion } from './add-version.ts';
import { currentRubric } from './current-rubric.ts';
import { loadGradedWorks } from './load-graded-works.ts';
import { queueRegrades, type Queued } from './queue-regrades.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;

export type RubricPublication = {
  projectId: string;
  rubricId: string;
  /** The version that the reviewer saw and changed. */
  baseVersion: number;
  criteria: readonly Criterion[];
  note: string;
  /** This task's rubric only, or also those of other tasks that say the same. */
  extent: 'this' | 'twins';
  accountId: string | null;
};

export type PublishedRubric = { version: number; rubrics: number; stale: Queued };

/**
 * Publishes changed criteria as the next version, in one transaction: criteria that say something
 * else get a version of their own, and exactly the verdicts that this touches are queued to be
 * judged again. Annotations stay as they are. The project's own rubric is part of its settings
 * and makes a version of those.
 */
export async function publishRubric(
  limbs: Limbs,
  publication: RubricPublication,
): Promise<PublishedRubric> {
  const { database, clock, ids } = limbs;
  const { projectId, rubricId, baseVersion } = publication;
  const project = await loadProject(database, projectId);
  refuseFaulty(publication.criteria, project.settings.scoringRule);
  if (rubricId === projectId) return publishOfProject(limbs, publication);
  const now = clock.now();
  return database.transaction().execute(async (transaction) => {
    const found = await currentRubric(transaction, projectId, rubricId);
    const twins = found.twins.filter(
      (each) => publication.extent === 'twins' || each.rubricId === rubricId,
    );
    await transaction
      .selectFrom('rubric')
      .select('id')
      .where(
        'id',
        'in',
        twins.map((each) => each.rubricId),
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    const current = await currentRubric(transaction, projectId, rubricId);
    if (current.version !== baseVersion) {
      throw new Refusal('stale', 'Somebody else changed this rubric; your changes are kept here', {
        current: { version: current.version, criteria: current.criteria },
      });
    }
    const criteria = versionCriteria(current.criteria, publication.criteria) ?? [];
    if (sameContent(criteria, current.criteria)) {
      return { version: current.version, rubrics: 0, stale: { annotations: 0, verdicts: 0 } };
    }
    // A twin that was changed since it was found is no twin any more, and keeps its own.
    const still = new Set(current.twins.map((each) => each.rubricId));
    const changed = twins.filter((each) => still.has(each.rubricId));
    const { note, accountId } = publication;
    for (const twin of changed) {
      await addVersion(transaction, { ...twin, criteria, note, accountId, now });
    }
    const version = new Map(changed.map((each) => [each.rubricId, each.version + 1]));
    const works = await loadGradedWorks(transaction, projectId, [...version.keys()]);
    const stale = await queueRegrades(transaction, { ids, now }, works, {
      projectId,
      criteria,
      version: (work) => version.get(work.rubricId) ?? 1,
    });
    await appendAudit(transaction, {
      projectId,
      at: now,
      kind: 'rubric-published',
      actor: accountId,
      subject: rubricId,
      detail: { version: baseVersion + 1, rubrics: changed.length, stale: stale.verdicts },
    });
    return { version: baseVersion + 1, rubrics: changed.length, stale };
  });
}

async function publishOfProject(
  limbs: Limbs,
  { projectId, baseVersion, criteria, accountId }: RubricPublication,
): Promise<PublishedRubric> {
  const { settings } = await loadProject(limbs.database, projectId);
  const published = await publishSettings(limbs, {
    projectId,
    baseVersion,
    settings: { ...settings, rubric: [...criteria] },
    accountId,
  });
  const { version, stale } = published;
  return { version, rubrics: 1, stale };
}

export function refuseFaulty(
  criteria: readonly Criterion[],
  scoringRule: Parameters<typeof rubricFaults>[0]['scoringRule'],
): void {
  const errors = rubricFaults({ rubric: [...criteria], scoringRule }).map(({ place, text }) => ({
    place: place.replace(/^rubric/, 'body.criteria'),
    reason: text,
  }));
  if (errors.length > 0) {
    throw new Refusal('invalid', 'This rubric cannot work as it is', { errors });
  }
}
