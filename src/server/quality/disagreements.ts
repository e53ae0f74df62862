import type { Kysely } from 'kysely';
import type { Disagreement } from '#contract/quality/list-disagreements.ts';
import type { AgreementSubject } from '#domain/quality/agreement-subject.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import type { Rating } from '#domain/agreement/ratings.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { loadQuality } from './load-quality.ts';
import { loadRubrics } from './load-rubrics.ts';
import { namesOf } from './names-of.ts';
import { responsePlaces } from './response-places.ts';

const MOST_ITEMS = 200;

/** The units behind one figure on which the experts differ, most different answers first. */
export async function disagreements(
  database: Kysely<Tables>,
  projectId: string,
  key: string,
  filter: QualityFilter = {},
): Promise<{ units: number; divided: number; items: Disagreement[] }> {
  const { all, subjects } = await loadQuality(database, projectId, filter);
  const subject = subjects.find((each) => each.key === key);
  if (!subject) throw new Refusal('not-found', `Nothing is measured under “${key}”`);
  const byUnit = [...Map.groupBy(subject.ratings, ({ unit }) => unit)].filter(
    ([, ratings]) => ratings.length > 1,
  );
  const divided = byUnit
    .map(([unit, ratings]) => ({ unit, ratings, spread: spread(ratings, subject) }))
    .filter((each) => each.spread > 0)
    .toSorted((a, b) => b.spread - a.spread);
  const shown = divided.slice(0, MOST_ITEMS);
  const titles = new Map(all.map(({ taskId, taskTitle }) => [taskId, taskTitle]));
  const place = await placeNames(
    database,
    projectId,
    shown.map(({ unit }) => unit),
  );
  const names = await namesOf(database, [
    ...new Set(shown.flatMap(({ ratings }) => ratings.map(({ rater }) => rater))),
  ]);
  return {
    units: byUnit.length,
    divided: divided.length,
    items: shown.map(({ unit, ratings }) => {
      const taskId = unit.split('/')[0] ?? '';
      return {
        taskId,
        taskTitle: titles.get(taskId) ?? '',
        place: place(unit),
        answers: ratings.map(({ rater, value }) => ({
          accountId: rater,
          name: names.get(rater) ?? 'Removed account',
          value,
        })),
      };
    }),
  };
}

/** Numbers: the range; words: how many different answers there are beyond the first. */
function spread(ratings: readonly Rating[], subject: AgreementSubject): number {
  const numbers = ratings.map(({ value }) => Number(value));
  if (subject.kind !== 'criterion' && numbers.every(Number.isFinite)) {
    return Math.max(...numbers) - Math.min(...numbers);
  }
  return new Set(ratings.map(({ value }) => value)).size - 1;
}

/** A unit's parts in words: criterion titles, and responses by their place in the import. */
async function placeNames(
  database: Kysely<Tables>,
  projectId: string,
  units: readonly string[],
): Promise<(unit: string) => string> {
  const taskIds = [...new Set(units.map((unit) => unit.split('/')[0] ?? ''))];
  const responses =
    taskIds.length === 0
      ? []
      : await database
          .selectFrom('response')
          .select(['id', 'position'])
          .where('task_id', 'in', taskIds)
          .execute();
  const tasks =
    taskIds.length === 0
      ? []
      : await database
          .selectFrom('task')
          .select(['id', 'rubric_id'])
          .where('id', 'in', taskIds)
          .execute();
  const rubrics = await loadRubrics(database, projectId);
  const rubricOf = new Map(tasks.map(({ id, rubric_id }) => [id, rubric_id]));
  const positions = new Map(responses.map(({ id, position }) => [id, position]));
  return (unit) => {
    const [taskId = '', ...parts] = unit.split('/');
    const criteria = rubrics.get(rubricOf.get(taskId) ?? '') ?? [];
    const titles = new Map(criteria.map((each) => [each.id, each.title ?? each.text]));
    return parts
      .map((part) => {
        const found = part.split('~').flatMap((id) => positions.get(id) ?? []);
        return titles.get(part) ?? (found.length > 0 ? responsePlaces(found) : '');
      })
      .filter(Boolean)
      .join(' · ');
  };
}
