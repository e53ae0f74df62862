import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { TaskRow, TaskStatus } from '#contract/data/list-tasks.ts';
import type { Tables } from '#server/database/tables.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';

type Query = {
  after?: string | undefined;
  limit: number;
  search?: string | undefined;
  status?: TaskStatus | undefined;
};
type Row = {
  id: string;
  external_id: string | null;
  title: string;
  priority: number;
  skills: string[];
  responses: number;
  criteria: number | null;
  annotations: number;
  slots: number;
  leased: number;
  closed: boolean;
  created_at: Date;
};

/**
 * A page of a project's tasks in the order of import. It reads along the index on
 * (project, created, id), so a page far down costs what the first one does.
 */
export async function taskPage(
  database: Kysely<Tables>,
  projectId: string,
  query: Query,
): Promise<{ tasks: TaskRow[]; next: string | null; total: number | null }> {
  const filters = sql.join([sql`task.project_id = ${projectId}`, ...filtersOf(query)], sql` and `);
  const beyond =
    query.after === undefined
      ? sql`true`
      : sql`(task.created_at, task.id) > (select created_at, id from task where id = ${query.after}
          and project_id = ${projectId})`;
  const { rows } = await sql<Row>`
    select task.id, task.external_id, task.title, task.priority, task.skills, task.created_at,
      task.closed_at is not null as closed,
      (select count(*)::int from response where task_id = task.id) as responses,
      (select jsonb_array_length(criteria) from rubric
         join rubric_version on rubric_id = rubric.id and rubric_version.version = rubric.version
         where rubric.id = task.rubric_id) as criteria,
      ${slots('done')} as annotations, ${slots('leased')} as leased,
      (select count(*)::int from slot where task_id = task.id and state <> 'closed'
         and n <= ${LAST_ORDINARY_SLOT}) as slots
    from task where ${filters} and ${beyond}
    order by task.created_at, task.id limit ${query.limit}`.execute(database);
  return {
    tasks: rows.map(taskRowOf),
    next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null,
    total: query.after === undefined ? await count(database, filters) : null,
  };
}

function slots(state: 'done' | 'leased'): RawBuilder<number> {
  return sql`(select count(*)::int from slot where task_id = task.id and state = ${state}
    and n <= ${LAST_ORDINARY_SLOT})`;
}

function filtersOf({ search, status }: Query): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [];
  const words = search?.trim() ?? '';
  if (words !== '') {
    const pattern = `%${words.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
    found.push(sql`(task.title ilike ${pattern} or task.external_id ilike ${pattern})`);
  }
  if (status !== undefined) found.push(STATUS[status]);
  return found;
}

const some = (state: string): RawBuilder<unknown> =>
  sql`exists (select from slot where task_id = task.id and state = ${state})`;

const STATUS: Readonly<Record<TaskStatus, RawBuilder<unknown>>> = {
  closed: sql`task.closed_at is not null`,
  done: sql`task.closed_at is null and not ${some('open')} and not ${some('leased')}`,
  'in-work': sql`task.closed_at is null and (${some('leased')} or ${some('done')} and ${some('open')})`,
  open: sql`task.closed_at is null and ${some('open')} and not ${some('leased')} and not ${some('done')}`,
};

async function count(database: Kysely<Tables>, filters: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from task where ${filters}`.execute(database);
  return rows[0]?.n ?? 0;
}

function taskRowOf(row: Row): TaskRow {
  return {
    id: row.id,
    externalId: row.external_id,
    title: row.title,
    priority: row.priority,
    skills: row.skills,
    responses: row.responses,
    criteria: row.criteria,
    annotations: row.annotations,
    needed: row.slots,
    status: statusOf(row),
    createdAt: row.created_at.toISOString(),
  };
}

function statusOf({ closed, annotations, leased, slots: all }: Row): TaskStatus {
  if (closed) return 'closed';
  if (annotations >= all) return 'done';
  return leased > 0 || annotations > 0 ? 'in-work' : 'open';
}
