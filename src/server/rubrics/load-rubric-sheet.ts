import { sql, type Kysely } from 'kysely';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import { auditCriteria } from '#domain/rubric/audit/criterion-audit.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { currentRubric, type CurrentRubric } from './current-rubric.ts';
import { loadGradedWorks } from './load-graded-works.ts';
import { splitVerdicts } from './split-verdicts.ts';

const TITLES = 20;

/** A rubric with its history and what the stored grades say of it, computed when asked. */
export async function loadRubricSheet(
  database: Kysely<Tables>,
  projectId: string,
  rubricId: string,
): Promise<RubricSheet> {
  const { settings } = await loadProject(database, projectId);
  const rubric = await currentRubric(database, projectId, rubricId);
  const ids = rubric.twins.map((each) => each.rubricId);
  const works = await loadGradedWorks(database, projectId, ids);
  const { criteria, scope, version } = rubric;
  return {
    rubricId,
    scope,
    version,
    criteria,
    tasks: await tasksOf(database, projectId, rubric),
    scoringRule: settings.scoringRule,
    lintOff: settings.lintOff,
    graded: {
      annotations: works.length,
      experts: new Set(works.map((each) => each.annotatorId)).size,
      tasks: new Set(works.map((each) => each.taskId)).size,
    },
    audits: auditCriteria(scoringRule(settings.scoringRule), criteria, works),
    splits: splitVerdicts(criteria, works),
    versions: await versionsOf(database, rubric),
    regrades: await regradesOf(database, ids),
  };
}

async function tasksOf(
  database: Kysely<Tables>,
  projectId: string,
  rubric: CurrentRubric,
): Promise<RubricSheet['tasks']> {
  const tasks = database.selectFrom('task').where('project_id', '=', projectId);
  const ids = rubric.twins.flatMap(({ taskId }) => taskId ?? []);
  const own =
    rubric.scope === 'project'
      ? tasks.where('rubric_id', 'is', null)
      : tasks.where('id', 'in', ids.length > 0 ? ids : ['']);
  const { count } = await own
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const titles = await own
    .select('title')
    .orderBy('created_at')
    .orderBy('id')
    .limit(TITLES)
    .execute();
  return { count: Number(count), titles: titles.map(({ title }) => title) };
}

async function versionsOf(
  database: Kysely<Tables>,
  { rubricId, scope }: CurrentRubric,
): Promise<RubricSheet['versions']> {
  if (scope === 'project') return versionsOfProject(database, rubricId);
  const rows = await database
    .selectFrom('rubric_version')
    .leftJoin('account', 'account.id', 'rubric_version.made_by')
    .select(['version', 'criteria', 'made_at', 'note', 'account.name'])
    .where('rubric_id', '=', rubricId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    criteria: row.criteria,
    madeAt: row.made_at.toISOString(),
    madeBy: row.name,
    note: row.note,
  }));
}

/** Of the settings' versions those that changed the rubric. */
async function versionsOfProject(
  database: Kysely<Tables>,
  projectId: string,
): Promise<RubricSheet['versions']> {
  const rows = await database
    .selectFrom('project_version')
    .leftJoin('account', 'account.id', 'project_version.published_by')
    .select(['version', 'settings', 'published_at', 'account.name'])
    .where('project_id', '=', projectId)
    .orderBy('version')
    .execute();
  const versions: RubricSheet['versions'] = [];
  for (const { version, settings, published_at, name } of rows) {
    const criteria = settings.rubric ?? null;
    if (criteria === null) continue;
    const before = versions.at(-1);
    if (before && JSON.stringify(before.criteria) === JSON.stringify(criteria)) continue;
    const madeAt = published_at.toISOString();
    versions.push({ version, criteria, madeAt, madeBy: name, note: null });
  }
  return versions.toReversed();
}

async function regradesOf(
  database: Kysely<Tables>,
  rubricIds: readonly string[],
): Promise<RubricSheet['regrades']> {
  const { rows } = await sql<RubricSheet['regrades']>`
    select
      count(*) filter (where r.state = 'open' and a.state is distinct from 'held')::int as waiting,
      count(*) filter (where r.state = 'open' and a.state = 'held')::int as held,
      count(*) filter (where r.state = 'done')::int as done
    from regrade r
      left join assignment a on a.task_id = r.task_id and a.expert_id = r.annotator_id
        and a.epoch = r.taken_epoch
    where r.rubric_id in (${sql.join(rubricIds)})`.execute(database);
  return rows[0] ?? { waiting: 0, held: 0, done: 0 };
}
