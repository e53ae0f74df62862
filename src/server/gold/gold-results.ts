import type { Kysely } from 'kysely';
import { compareWithGold, type GoldPart } from '#domain/gold/compare-with-gold.ts';
import type { GoldUse } from '#domain/gold/gold-settings.ts';
import { projectSettings, type ProjectSettings } from '#domain/project/project-settings.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Tables } from '#server/database/tables.ts';
import { pinnedRubric } from '#server/tasks/blind-task.ts';

/** A submitted gold item against its key as both are stored now. */
export type GoldResult = {
  annotationId: string;
  taskId: string;
  taskTitle: string;
  /** What the task is about: the first of its skills. */
  domain: string;
  expertId: string;
  use: GoldUse;
  submittedAt: string;
  right: boolean;
  parts: GoldPart[];
  /** What the lead wrote about the expected answer. */
  reason: string;
};

type Asked = { projectId: string; expertId?: string; use?: GoldUse };

/** Results of the gold items that were not withdrawn, newest first. */
export async function goldResults(
  database: Kysely<Tables>,
  { projectId, expertId, use }: Asked,
): Promise<GoldResult[]> {
  const rows = await database
    .selectFrom('gold_assignment as given')
    .innerJoin('gold_item as item', 'item.task_id', 'given.task_id')
    .innerJoin('task', 'task.id', 'given.task_id')
    .innerJoin('annotation', 'annotation.assignment_id', 'given.assignment_id')
    .distinctOn('given.assignment_id')
    .select([
      'given.assignment_id',
      'given.task_id',
      'given.expert_id',
      'given.use',
      'item.grades as expected',
      'item.reason',
      'item.project_version',
      'item.rubric_id',
      'item.rubric_version',
      'task.title',
      'task.skills',
      'annotation.id',
      'annotation.grades',
      'annotation.display_order',
      'annotation.submitted_at',
    ])
    .where('given.project_id', '=', projectId)
    .where('item.withdrawn_at', 'is', null)
    .whereRef('annotation.made_by', '=', 'annotation.annotator_id')
    .$if(expertId !== undefined, (query) => query.where('given.expert_id', '=', expertId ?? ''))
    .$if(use !== undefined, (query) => query.where('given.use', '=', use ?? 'hidden'))
    .orderBy('given.assignment_id')
    .orderBy('annotation.version', 'desc')
    .execute();
  const asked = askedBy(database, projectId);
  const results: GoldResult[] = [];
  for (const row of rows) {
    const parts = compareWithGold(
      await asked(row),
      row.expected,
      row.grades,
      letterOf(row.display_order),
    );
    results.push({
      annotationId: row.id,
      taskId: row.task_id,
      taskTitle: row.title,
      domain: row.skills[0] ?? 'General',
      expertId: row.expert_id,
      use: row.use,
      submittedAt: row.submitted_at.toISOString(),
      right: parts.every(({ right }) => right),
      parts,
      reason: row.reason,
    });
  }
  return results.toSorted((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
}

/** Responses by the letters that the expert saw them under. */
function letterOf(displayOrder: readonly string[]): (responseId: string) => string {
  return (id) => {
    const at = displayOrder.indexOf(id);
    return at === -1 ? 'another response' : String.fromCodePoint(65 + at);
  };
}

type Pin = { project_version: number; rubric_id: string | null; rubric_version: number | null };

/** Questions and criteria that a key was written for, each read once. */
export function askedBy(database: Kysely<Tables>, projectId: string) {
  const settingsAt = new Map<number, ProjectSettings>();
  const criteriaOf = new Map<string, readonly Criterion[]>();
  return async (
    pin: Pin,
  ): Promise<Pick<ProjectSettings, 'questions'> & { criteria: readonly Criterion[] }> => {
    const { project_version: version } = pin;
    const settings = settingsAt.get(version) ?? (await readSettings(version));
    settingsAt.set(version, settings);
    const key = JSON.stringify([version, pin.rubric_id, pin.rubric_version]);
    const criteria = criteriaOf.get(key) ?? (await readCriteria(pin, settings));
    criteriaOf.set(key, criteria);
    return { questions: settings.questions, criteria };
  };

  async function readSettings(version: number): Promise<ProjectSettings> {
    const row = await database
      .selectFrom('project_version')
      .select('settings')
      .where('project_id', '=', projectId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    return projectSettings.parse(row.settings);
  }

  async function readCriteria(pin: Pin, settings: ProjectSettings): Promise<readonly Criterion[]> {
    const view = {
      rubricId: pin.rubric_id,
      rubricVersion: pin.rubric_version,
      projectVersion: pin.project_version,
    };
    return (await pinnedRubric(database, view, projectId, settings))?.criteria ?? [];
  }
}
