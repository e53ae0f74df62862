import type { Kysely } from 'kysely';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Grades } from '#domain/draft/grades.ts';
import type { GradedWork } from '#domain/rubric/graded-work.ts';
import type { Tables } from '#server/database/tables.ts';
import { criteriaAt } from './criteria-at.ts';

/** A graded work with what the rubric screen shows beside the figures. */
export type LoadedWork = GradedWork & {
  taskTitle: string;
  rubricId: string;
  rubricVersion: number;
  /** Quotes of highlights by their id, for the evidence of verdicts. */
  quotes: ReadonlyMap<string, string>;
};

const columns = [
  'annotation.id',
  'annotation.task_id',
  'annotation.annotator_id',
  'annotation.rubric_id',
  'annotation.rubric_version',
  'annotation.grades',
  'annotation.display_order',
  'task.title',
] as const;

/**
 * The latest annotation of each expert for each task that was given under one of these rubrics;
 * answers to gold items are not among them.
 */
export async function loadGradedWorks(
  database: Kysely<Tables>,
  projectId: string,
  rubricIds: readonly string[],
): Promise<LoadedWork[]> {
  if (rubricIds.length === 0) return [];
  const latest = database
    .selectFrom('annotation')
    .innerJoin('task', 'task.id', 'annotation.task_id')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'annotation.assignment_id')
    .distinctOn(['annotation.task_id', 'annotation.annotator_id'])
    .select(columns)
    .where('annotation.project_id', '=', projectId)
    .where('gold_assignment.assignment_id', 'is', null)
    .where((is) =>
      is.or([
        is('task.rubric_id', 'in', [...rubricIds]),
        ...(rubricIds.includes(projectId) ? [is('task.rubric_id', 'is', null)] : []),
      ]),
    )
    .orderBy('annotation.task_id')
    .orderBy('annotation.annotator_id')
    .orderBy('annotation.version', 'desc');
  const rows = await database
    .selectFrom(latest.as('latest'))
    .selectAll()
    .where('rubric_id', 'in', [...rubricIds])
    .execute();
  return asWorks(database, rows);
}

/** One annotation, whatever became of its task's rubric since; null where it had none. */
export async function loadGradedWork(
  database: Kysely<Tables>,
  annotationId: string,
): Promise<LoadedWork | null> {
  const rows = await database
    .selectFrom('annotation')
    .innerJoin('task', 'task.id', 'annotation.task_id')
    .select(columns)
    .where('annotation.id', '=', annotationId)
    .execute();
  return (await asWorks(database, rows))[0] ?? null;
}

type Row = {
  id: string;
  task_id: string;
  annotator_id: string;
  rubric_id: string | null;
  rubric_version: number | null;
  grades: Grades;
  display_order: string[];
  title: string;
};

async function asWorks(database: Kysely<Tables>, rows: readonly Row[]): Promise<LoadedWork[]> {
  const place = await responsePlaces(database, [...new Set(rows.map((row) => row.task_id))]);
  const known = new Map<string, Criterion[] | null>();
  const works: LoadedWork[] = [];
  for (const row of rows) {
    const { rubric_id: rubricId, rubric_version: rubricVersion } = row;
    if (rubricId === null || rubricVersion === null) continue;
    const key = `${rubricId} ${rubricVersion}`;
    if (!known.has(key)) known.set(key, await criteriaAt(database, rubricId, rubricVersion));
    const criteria = known.get(key);
    if (!criteria) continue;
    works.push({
      annotationId: row.id,
      taskId: row.task_id,
      taskTitle: row.title,
      annotatorId: row.annotator_id,
      rubricId,
      rubricVersion,
      criteria,
      verdicts: row.grades.verdicts,
      answers: row.grades.answers,
      responseIds: row.display_order.toSorted(
        (a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity),
      ),
      quotes: new Map(row.grades.highlights.map(({ id, quote }) => [id, quote])),
    });
  }
  return works;
}

/** The place of every response in its task as imported, counted from 0. */
export async function responsePlaces(
  database: Kysely<Tables>,
  taskIds: readonly string[],
): Promise<Map<string, number>> {
  if (taskIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('response')
    .select(['id', 'position'])
    .where('task_id', 'in', [...taskIds])
    .execute();
  return new Map(rows.map(({ id, position }) => [id, position]));
}
