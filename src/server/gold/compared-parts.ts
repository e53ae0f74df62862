import type { Kysely } from 'kysely';
import { compareWithGold } from '#domain/gold/compare-with-gold.ts';
import type { Grades } from '#domain/draft/grades.ts';
import type { Tables } from '#server/database/tables.ts';
import { askedBy } from './gold-results.ts';

type Answered = {
  grades: Grades;
  project_version: number;
  rubric_id: string | null;
  rubric_version: number | null;
};

/** What of some answers could be compared with an expert's, by name. */
export async function comparedParts(
  database: Kysely<Tables>,
  projectId: string,
  given: Answered,
  asked = askedBy(database, projectId),
): Promise<string[]> {
  const parts = compareWithGold(await asked(given), given.grades, given.grades, (id) => id);
  return parts.map(({ name }) => name);
}
