// Long on purpose: one statement writes tasks, rubrics, responses and slots together, and its parts must be read together.
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { IdSource } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { considerTask } from '#server/opinions/consider-task.ts';
import { openSlots } from '#server/queue/open-slots.ts';
import { identityOf, knownHashes } from './known-tasks.ts';
import { letOthersRun } from './let-others-run.ts';
import { isPlain, packedColumn } from './packed-column.ts';
import type { PreparedTask } from './prepared-task.ts';
import { restoreWork } from './restore-work.ts';

export type WriteSettings = {
  projectId: string;
  plan: ProjectSettings;
  ids: IdSource;
  /** Microseconds since 1970 for the first task; each next one is a microsecond later. */
  micros: number;
  /** True once this import has met a task that the project has already. */
  expectKnown: boolean;
  onKnown(): void;
};

export type Written = {
  tasks: number;
  responses: number;
  /** Tasks that the project has already. */
  skipped: number;
  /** Tasks whose own id belongs to another content already. */
  taken: PreparedTask[];
};

type Row = { given: PreparedTask; id: string; rubricId: string | null; responseIds: string[] };

/**
 * Writes a batch of tasks with responses, rubrics, slots and, from Touchstone's own files, the
 * work on them; all or nothing with the caller's transaction. Every table gets one statement
 * for the whole batch: that is what makes a million rows quick.
 */
export async function writeTasks(
  transaction: Transaction<Tables>,
  settings: WriteSettings,
  tasks: readonly PreparedTask[],
): Promise<Written> {
  const { ids } = settings;
  const rows: Row[] = tasks.map((given) => ({
    given,
    id: ids.next(),
    rubricId: given.task.criteria === null ? null : ids.next(),
    responseIds: given.task.responses.map(() => ids.next()),
  }));
  let responses: RawBuilder<unknown> | null = null;
  const isNew = await insertTasks(transaction, settings, rows, () => {
    responses = responsesInsert(rows);
  });
  const inserted = isNew === null ? rows : rows.filter(({ id }) => isNew.has(id));
  if (inserted.length > 0) {
    // Prepared for all while the database had the tasks in hand; some are there already seldom.
    const prepared = isNew === null ? responses : null;
    await (prepared ?? responsesInsert(inserted)).execute(transaction);
    await insertRubrics(transaction, settings, inserted);
    const opened = inserted.map(({ id, given: { task } }) => ({
      id,
      priority: task.priority,
      skills: task.skills,
    }));
    await openSlots(transaction, settings.projectId, opened, settings.plan);
    for (const row of inserted) {
      if (!row.given.task.native) continue;
      await restoreWork(transaction, settings, row);
      const task = { projectId: settings.projectId, taskId: row.id, settings: settings.plan };
      await considerTask(transaction, { ...task, now: new Date(settings.micros / 1000) });
    }
  }
  const rest = isNew === null ? [] : rows.filter(({ id }) => !isNew.has(id));
  const taken = await tasksWithTakenIds(transaction, settings.projectId, rest);
  return {
    tasks: inserted.length,
    responses: inserted.reduce((sum, { given }) => sum + given.task.responses.length, 0),
    skipped: rest.length - taken.length,
    taken,
  };
}

/** Ids of the tasks that are new; null where all are. `meanwhile` runs while the database works. */
async function insertTasks(
  transaction: Transaction<Tables>,
  settings: WriteSettings,
  rows: readonly Row[],
  meanwhile: () => void,
): Promise<Set<string> | null> {
  const { projectId, micros } = settings;
  const column = (value: (row: Row) => string | null) => packedColumn(rows.map(value));
  // What most tasks lack, and texts that a packed column cannot hold, stand in `x`.
  const insert = sql`
    insert into task (id, project_id, external_id, source_hash, title, prompt, documents,
      metadata, skills, priority, rubric_id, gold, created_at)
    select i, ${projectId}, coalesce(x->>'e', e), decode(h, 'hex'), coalesce(x->>'t', t), p::jsonb,
      coalesce(x->'d', '[]'), coalesce(x->'m', '{}'),
      case when x->'s' is null then '{}'
        else array(select jsonb_array_elements_text(x->'s')) end,
      coalesce((x->>'y')::int, 0), x->>'r', nullif(x->'g', 'null'),
      timestamptz 'epoch' + (${micros}::bigint + n) * interval '1 microsecond'
    from unnest(
      ${column(({ id }) => id)},
      ${column(({ given: { task } }) => plainOrNull(task.externalId))},
      ${column(({ given }) => identityOf(given))},
      ${column(({ given: { task } }) => plainOrNull(task.title))},
      ${column(({ given: { task } }) => JSON.stringify(task.prompt))},
      ${column(rareColumns)}::jsonb[]
    ) with ordinality as r (i, e, h, t, p, x, n)`;
  // Looking for every task before adding it costs a third of the time, so it is done only once
  // the import has met one that is there already.
  if (!settings.expectKnown && (await insertedPlainly(transaction, insert, meanwhile))) return null;
  settings.onKnown();
  const made = await sql<{ id: string }>`${insert} on conflict do nothing returning id`.execute(
    transaction,
  );
  return made.rows.length === rows.length ? null : new Set(made.rows.map(({ id }) => id));
}

function plainOrNull(text: string | null): string | null {
  return text !== null && isPlain(text) ? text : null;
}

function rareColumns({ given: { task }, rubricId }: Row): string | null {
  const { externalId, title, documents, metadata, skills, priority, gold } = task;
  const rare = {
    ...(externalId === null || isPlain(externalId) ? {} : { e: externalId }),
    ...(isPlain(title) ? {} : { t: title }),
    ...(documents.length === 0 ? {} : { d: documents }),
    ...(Object.keys(metadata).length === 0 ? {} : { m: metadata }),
    ...(skills.length === 0 ? {} : { s: skills }),
    ...(priority === 0 ? {} : { y: priority }),
    ...(rubricId === null ? {} : { r: rubricId }),
    ...(gold === undefined ? {} : { g: gold }),
  };
  return Object.keys(rare).length === 0 ? null : JSON.stringify(rare);
}

const UNIQUE_VIOLATION = '23505';

/** False, and nothing inserted, where one of the rows is there already. */
async function insertedPlainly(
  transaction: Transaction<Tables>,
  insert: RawBuilder<unknown>,
  meanwhile: () => void,
): Promise<boolean> {
  await sql`savepoint tasks`.execute(transaction);
  try {
    const inserting = insert.execute(transaction);
    // Awaited below; without a handler now a violation would count as unhandled.
    inserting.catch(() => {});
    await letOthersRun();
    meanwhile();
    await inserting;
    await sql`release savepoint tasks`.execute(transaction);
    return true;
  } catch (error) {
    await sql`rollback to savepoint tasks`.execute(transaction);
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return false;
  }
}

/** For at least one row. */
function responsesInsert(rows: readonly Row[]): RawBuilder<unknown> {
  const responses = rows.flatMap(({ given, id, responseIds }) =>
    given.task.responses.map((response, position) => ({
      given,
      id,
      responseIds,
      response,
      position,
    })),
  );
  type Column = (row: (typeof responses)[number]) => string | null;
  const column = (value: Column) => packedColumn(responses.map(value));
  return sql`
    insert into response (id, task_id, position, messages, language, model, derived_from,
      metadata, raw, source_hash)
    select i, t, n, m::jsonb, x->>'l', coalesce(x->>'o', o), x->>'f', x->'d',
      nullif(x->'r', 'null'), decode(h, 'hex')
    from unnest(
      ${column(({ responseIds, position }) => responseIds[position] ?? null)},
      ${column(({ id }) => id)},
      ${column(({ position }) => String(position))}::int[],
      ${column(({ response }) => JSON.stringify(response.messages))},
      ${column(({ response }) => plainOrNull(response.model))},
      ${column(
        ({ response, given, position }) =>
          response.sourceHash ?? given.responseHashes[position] ?? given.hash,
      )},
      ${column(({ response, given, responseIds }) => rareOfResponse(response, given, responseIds))}::jsonb[]
    ) as r (i, t, n, m, o, h, x)`;
}

function rareOfResponse(
  { language, model, derivedFrom: from, metadata, raw }: PreparedTask['task']['responses'][number],
  { task }: PreparedTask,
  responseIds: readonly string[],
): string | null {
  const rare = {
    ...(language === undefined ? {} : { l: language }),
    ...(model === null || isPlain(model) ? {} : { o: model }),
    ...(from === undefined ? {} : { f: derivedFrom(task.responses, responseIds, from) }),
    ...(metadata === undefined ? {} : { d: metadata }),
    ...(raw === undefined ? {} : { r: raw }),
  };
  return Object.keys(rare).length === 0 ? null : JSON.stringify(rare);
}

function derivedFrom(
  responses: PreparedTask['task']['responses'],
  ids: readonly string[],
  name: string | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  const at = responses.findIndex(({ id }, index) => (id ?? `r${index + 1}`) === name);
  return ids[at];
}

async function insertRubrics(
  transaction: Transaction<Tables>,
  { projectId, micros }: WriteSettings,
  rows: readonly Row[],
): Promise<void> {
  const own = rows.filter(({ rubricId }) => rubricId !== null);
  if (own.length === 0) return;
  const given = JSON.stringify(
    own.map(({ given: { task }, id, rubricId }) => ({
      i: rubricId,
      t: id,
      c: task.criteria,
      v: task.native?.rubricVersion ?? 1,
    })),
  );
  await sql`
    insert into rubric (id, project_id, task_id, version)
    select i, ${projectId}, t, v
    from json_to_recordset(${given}::json) as r (i text, t text, v int)`.execute(transaction);
  await sql`
    insert into rubric_version (rubric_id, version, criteria, made_at)
    select i, v, c, timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond'
    from json_to_recordset(${given}::json) as r (i text, c jsonb, v int)`.execute(transaction);
}

/** Of the tasks that were not inserted: those that are not the same task as the one there. */
async function tasksWithTakenIds(
  transaction: Transaction<Tables>,
  projectId: string,
  rows: readonly Row[],
): Promise<PreparedTask[]> {
  if (rows.length === 0) return [];
  const known = await knownHashes(
    transaction,
    projectId,
    rows.map(({ given }) => identityOf(given)),
  );
  return rows.filter(({ given }) => !known.has(identityOf(given))).map(({ given }) => given);
}
