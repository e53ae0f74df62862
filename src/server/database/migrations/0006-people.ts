/** Members of projects, invitations, one-time links, keys, the second factor, attestations. */
export const people: readonly string[] = [
  // Tokens of links and keys are random and long: their SHA-256 is all that is kept.
  `create table invitation (
     id text primary key,
     project_id text not null references project(id),
     email text not null,
     roles text[] not null,
     skills text[] not null default '{}',
     token_hash bytea not null unique,
     made_by text not null,
     made_at timestamptz not null,
     expires_at timestamptz not null
   )`,
  `create index invitation_project on invitation (project_id, made_at)`,
  `create table reset_link (
     token_hash bytea primary key,
     account_id text not null references account(id) on delete cascade,
     expires_at timestamptz not null
   )`,
  `create table api_key (
     id text primary key,
     project_id text not null references project(id),
     account_id text not null references account(id) on delete cascade,
     name text not null,
     begins text not null,
     secret_hash bytea not null unique,
     scopes text[] not null,
     made_at timestamptz not null,
     expires_at timestamptz not null,
     last_used_at timestamptz
   )`,
  `create index api_key_project on api_key (project_id, made_at)`,
  // Codes up to last_step were used; recovery holds hashes of codes that were not.
  `create table second_factor (
     account_id text primary key references account(id) on delete cascade,
     secret bytea not null,
     confirmed_at timestamptz,
     last_step bigint not null default 0,
     recovery text[] not null default '{}'
   )`,
  `create table member_profile (
     project_id text not null references project(id),
     account_id text not null,
     skills text[] not null default '{}',
     since timestamptz not null,
     primary key (project_id, account_id)
   )`,
  `create table wall (
     project_id text not null references project(id),
     account_id text not null,
     n int not null,
     company text not null,
     tie text not null,
     note text not null,
     ends_on text,
     primary key (project_id, account_id, n)
   )`,
  // Which of a person's walls keeps a task away; the task itself is in task_exclusion.
  `create table wall_task (
     project_id text not null,
     account_id text not null,
     n int not null,
     task_id text not null references task(id),
     primary key (project_id, account_id, n, task_id)
   )`,
  `create table attestation_text (
     project_id text not null references project(id),
     version int not null,
     text text not null,
     published_by text,
     published_at timestamptz not null,
     primary key (project_id, version)
   )`,
  `create table attestation (
     project_id text not null references project(id),
     account_id text not null,
     version int not null,
     signed_at timestamptz not null,
     primary key (project_id, account_id, version)
   )`,
  // What the confidentiality guard found before a submission and the expert explained.
  `alter table annotation add column guard jsonb not null default '[]'`,
];
