/** Reviews, their threads, disputes, blind grades, final answers, notices and saved views. */
export const reviews: readonly string[] = [
  `alter table assignment drop constraint assignment_state_check`,
  // Returned work keeps its slot as done: nobody else is offered it, and its expert takes it back.
  `alter table assignment add constraint assignment_state_check
     check (state in ('held', 'submitted', 'released', 'parked', 'returned'))`,

  // One line for each expert's work on one task; annotation_id is the version that stands.
  `create table review (
     assignment_id text primary key references assignment(id),
     project_id text not null,
     task_id text not null,
     expert_id text not null,
     annotation_id text not null references annotation(id),
     round int not null,
     state text not null check (state in ('unasked', 'waiting', 'returned', 'disputed', 'accepted')),
     asked_by text,
     flags text[] not null default '{}',
     submitted_at timestamptz not null,
     decided_at timestamptz
   )`,
  `create index review_queue on review (project_id, state, submitted_at)`,
  `create index review_task on review (task_id)`,
  `create index review_expert on review (project_id, expert_id)`,
  // Append-only: who decided what about which version. n is the order in which it came.
  `create table review_decision (
     id text primary key,
     n bigint generated always as identity,
     project_id text not null,
     assignment_id text not null references review(assignment_id),
     annotation_id text not null,
     round int not null,
     kind text not null check (kind in ('accept', 'fix', 'return', 'uphold', 'dismiss')),
     reviewer_id text not null,
     note text not null default '',
     fixed_annotation_id text,
     at timestamptz not null
   )`,
  `create index review_decision_of on review_decision (assignment_id, at)`,
  `create index review_decision_project on review_decision (project_id, reviewer_id)`,
  `create table review_dispute (
     decision_id text primary key references review_decision(id),
     project_id text not null,
     assignment_id text not null references review(assignment_id),
     expert_id text not null,
     grounds text[] not null,
     reason text not null,
     at timestamptz not null,
     outcome text check (outcome in ('upheld', 'dismissed')),
     answer text,
     decided_by text,
     decided_at timestamptz
   )`,
  `create index review_dispute_of on review_dispute (assignment_id)`,
  // What a reviewer graded before the expert's answers were sent to them.
  `create table review_blind (
     assignment_id text not null references review(assignment_id),
     reviewer_id text not null,
     annotation_id text not null,
     fields jsonb not null,
     grades jsonb not null,
     active_seconds double precision not null default 0,
     unveiled_at timestamptz not null,
     primary key (assignment_id, reviewer_id, annotation_id)
   )`,
  `create table review_thread (
     id text primary key,
     n bigint generated always as identity,
     project_id text not null,
     assignment_id text not null references review(assignment_id),
     annotation_id text not null,
     round int not null,
     anchor jsonb not null,
     to_expert boolean not null,
     opened_by text not null,
     opened_at timestamptz not null,
     resolved_by text,
     resolved_at timestamptz
   )`,
  `create index review_thread_of on review_thread (assignment_id, opened_at)`,
  `create table review_message (
     id text primary key,
     n bigint generated always as identity,
     thread_id text not null references review_thread(id),
     author_id text not null,
     text text not null,
     mentions text[] not null default '{}',
     at timestamptz not null
   )`,
  `create index review_message_of on review_message (thread_id, at)`,
  `create table notice (
     id text primary key,
     project_id text not null,
     account_id text not null,
     kind text not null,
     assignment_id text not null,
     title text not null,
     at timestamptz not null,
     read_at timestamptz
   )`,
  `create index notice_of on notice (project_id, account_id, at)`,
  `create table review_view (
     id text primary key,
     project_id text not null,
     account_id text not null,
     name text not null,
     filter jsonb not null,
     unique (project_id, account_id, name)
   )`,

  // The layer of final answers: every version is kept, the highest one stands.
  `create table final_answer (
     task_id text not null references task(id),
     version int not null,
     project_id text not null,
     rule text not null check (rule in ('majority', 'dawid-skene', 'adjudicated')),
     decided jsonb not null,
     note text not null default '',
     made_by text not null,
     at timestamptz not null,
     primary key (task_id, version)
   )`,
  `create index final_answer_project on final_answer (project_id)`,

  // Work that was submitted before reviews existed can be looked at like any other.
  `insert into review (assignment_id, project_id, task_id, expert_id, annotation_id, round, state, submitted_at)
     select distinct on (assignment_id) assignment_id, project_id, task_id, annotator_id, id, round,
       'unasked', submitted_at
     from annotation order by assignment_id, version desc`,
];
