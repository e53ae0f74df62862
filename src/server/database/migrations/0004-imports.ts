/** Imports as jobs: their state, the rows that were refused, and rows that wait for their group. */
export const imports: readonly string[] = [
  // A task's own id is its own: the same id with another content is refused, not added.
  `create unique index task_external on task (project_id, external_id)
     where external_id is not null`,
  `create table import_job (
     id text primary key,
     project_id text not null references project(id),
     state text not null check (state in ('waiting', 'running', 'checked', 'done', 'stopped', 'failed')),
     dry_run boolean not null default false,
     options jsonb not null,
     files jsonb not null,
     progress jsonb not null,
     checkpoint jsonb not null,
     -- Who runs it; a runner whose heartbeat stopped has died, and the job may be resumed.
     runner text,
     heartbeat_at timestamptz,
     error text,
     started_by text,
     created_at timestamptz not null default now(),
     finished_at timestamptz
   )`,
  `create index import_job_project on import_job (project_id, created_at)`,
  `create table import_refusal (
     job_id text not null references import_job(id) on delete cascade,
     n int not null,
     file text not null,
     line int not null,
     field text not null,
     reason text not null,
     primary key (job_id, n)
   )`,
  // Rows of one task may stand anywhere in any file: they are gathered here, so that memory
  // does not grow with the files.
  `create table import_row (
     job_id text not null references import_job(id) on delete cascade,
     n int not null,
     group_hash bytea not null,
     row_hash bytea not null,
     file text not null,
     line int not null,
     fragment text,
     primary key (job_id, n)
   )`,
  `create index import_row_group on import_row (job_id, group_hash, n)`,
  `create table import_group (
     job_id text not null references import_job(id) on delete cascade,
     group_hash bytea not null,
     first_n int not null,
     rows int not null,
     refused boolean not null,
     primary key (job_id, group_hash)
   )`,
  `create index import_group_order on import_group (job_id, first_n)`,
];
