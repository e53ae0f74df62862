/** Projects, tasks, the queue, drafts and annotations. Accounts come with 0002. */
export const core: readonly string[] = [
  `create table project (
     id text primary key,
     slug text not null unique,
     version int not null default 1,
     closed_at timestamptz,
     created_at timestamptz not null default now()
   )`,
  `create table project_version (
     project_id text not null references project(id),
     version int not null,
     settings jsonb not null,
     published_by text,
     published_at timestamptz not null default now(),
     primary key (project_id, version)
   )`,
  `create table membership (
     project_id text not null references project(id),
     account_id text not null,
     role text not null,
     primary key (project_id, account_id, role)
   )`,
  `create index membership_account on membership (account_id)`,

  // A rubric belongs to one task, or to the project where task_id is null.
  `create table rubric (
     id text primary key,
     project_id text not null references project(id),
     task_id text,
     version int not null default 1
   )`,
  `create index rubric_project on rubric (project_id) where task_id is null`,
  `create table rubric_version (
     rubric_id text not null references rubric(id),
     version int not null,
     criteria jsonb not null,
     made_by text,
     note text,
     made_at timestamptz not null default now(),
     primary key (rubric_id, version)
   )`,

  `create table task (
     id text primary key,
     project_id text not null references project(id),
     external_id text,
     source_hash bytea not null,
     title text not null,
     prompt jsonb not null,
     documents jsonb not null default '[]',
     metadata jsonb not null default '{}',
     skills text[] not null default '{}',
     priority int not null default 0,
     rubric_id text,
     gold jsonb,
     closed_at timestamptz,
     created_at timestamptz not null default now(),
     unique (project_id, source_hash)
   )`,
  `create index task_project_created on task (project_id, created_at, id)`,
  // Identity of a response is the hash of its whole source row; the id tells nothing.
  `create table response (
     id text primary key,
     task_id text not null references task(id),
     position int not null,
     messages jsonb not null,
     language text,
     model text,
     derived_from text,
     metadata jsonb,
     raw jsonb,
     source_hash bytea not null,
     unique (task_id, position)
   )`,

  // The queue. A lane is one priority of one project. Places are given only while the lane's row
  // is locked, so within a lane they are committed in order: whoever sees one place sees all
  // lower ones. Head is a place up to which no slot of the lane is open; a cursor is a place up
  // to which none is open that its expert could take. A reopened slot gets a new place, behind
  // everybody's cursor, so that neither ever has to go back.
  `create sequence slot_place`,
  `create table slot (
     task_id text not null references task(id),
     n int not null,
     project_id text not null,
     priority int not null,
     place bigint not null default nextval('slot_place'),
     state text not null default 'open' check (state in ('open', 'leased', 'done', 'closed')),
     expert_id text,
     epoch int not null default 0,
     lease_until timestamptz,
     primary key (task_id, n)
   )`,
  `create unique index slot_once_per_expert on slot (task_id, expert_id) where expert_id is not null`,
  `create index slot_open on slot (project_id, priority, place) where state = 'open'`,
  `create index slot_lease on slot (project_id, lease_until) where state = 'leased'`,
  `create table queue_lane (
     project_id text not null,
     priority int not null,
     head bigint not null default 0,
     primary key (project_id, priority)
   )`,
  `create table queue_cursor (
     project_id text not null,
     expert_id text not null,
     priority int not null,
     place bigint not null,
     primary key (project_id, expert_id, priority)
   )`,
  // Leases that ended before this moment have been looked at.
  `create table queue_sweep (
     project_id text primary key,
     until timestamptz not null
   )`,
  // Tasks that an expert must not get (again): skipped, or behind a conflict wall.
  `create table task_exclusion (
     task_id text not null,
     expert_id text not null,
     project_id text not null,
     kind text not null default 'skip' check (kind in ('skip', 'conflict')),
     reason text not null,
     comment text,
     at timestamptz not null default now(),
     primary key (task_id, expert_id)
   )`,
  `create index task_exclusion_expert on task_exclusion (project_id, expert_id, at)`,

  `create table assignment (
     id text primary key,
     project_id text not null,
     task_id text not null,
     slot_n int not null,
     expert_id text not null,
     epoch int not null,
     purpose text not null check (purpose in ('current', 'next')),
     state text not null check (state in ('held', 'submitted', 'released', 'parked')),
     lease_until timestamptz not null,
     response_order jsonb not null,
     project_version int not null,
     rubric_id text,
     rubric_version int,
     claimed_at timestamptz not null default now(),
     unique (task_id, expert_id)
   )`,
  // At most one current and one next, whoever asks how often.
  `create unique index assignment_held on assignment (expert_id, project_id, purpose)
     where state = 'held'`,
  `create index assignment_expert on assignment (project_id, expert_id, state, claimed_at)`,

  `create table draft (
     assignment_id text primary key references assignment(id),
     revision int not null default 0,
     schema int not null,
     fields jsonb not null,
     active_seconds double precision not null default 0,
     saved_at timestamptz
   )`,
  // Append-only. Every 50th revision and every archived one holds the whole draft.
  `create table draft_revision (
     assignment_id text not null references assignment(id),
     revision int not null,
     schema int not null,
     patch jsonb,
     snapshot jsonb,
     saved_at timestamptz not null default now(),
     primary key (assignment_id, revision)
   )`,
  `create table draft_archive (
     id bigint generated always as identity primary key,
     assignment_id text not null references assignment(id),
     schema int not null,
     fields jsonb not null,
     reason text not null,
     archived_at timestamptz not null default now()
   )`,
  `create table idempotency (
     account_id text not null,
     key text not null,
     request_hash bytea not null,
     status int not null,
     answer jsonb not null,
     at timestamptz not null default now(),
     primary key (account_id, key)
   )`,
  `create index idempotency_at on idempotency (at)`,

  `create table annotation (
     id text primary key,
     project_id text not null,
     task_id text not null references task(id),
     assignment_id text not null references assignment(id),
     annotator_id text not null,
     version int not null,
     round int not null,
     grades jsonb not null,
     fields jsonb not null,
     display_order jsonb not null,
     rubric_id text,
     rubric_version int,
     project_version int not null,
     scoring_rule text not null,
     scoring_rule_version int not null,
     scores jsonb not null,
     active_seconds double precision not null,
     made_by text not null,
     submitted_at timestamptz not null default now(),
     unique (task_id, annotator_id, version)
   )`,
  `create index annotation_project on annotation (project_id, submitted_at, id)`,
  `create index annotation_task on annotation (task_id)`,
];
