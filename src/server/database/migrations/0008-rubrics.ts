/** Work that comes back because its rubric changed, and rubrics that experts propose. */
export const rubrics: readonly string[] = [
  // One line for each annotation that a new rubric version made stale. It is in hand while its
  // expert holds the assignment at taken_epoch; then the slot goes back to done, never to others.
  `create table regrade (
     id text primary key,
     project_id text not null references project(id),
     task_id text not null references task(id),
     annotator_id text not null,
     annotation_id text not null references annotation(id),
     rubric_id text not null,
     rubric_version int not null,
     places jsonb not null,
     state text not null check (state in ('open', 'done', 'replaced')),
     taken_epoch int,
     made_at timestamptz not null,
     done_at timestamptz
   )`,
  `create unique index regrade_open on regrade (task_id, annotator_id) where state = 'open'`,
  `create index regrade_queue on regrade (project_id, annotator_id, made_at) where state = 'open'`,
  `create index regrade_rubric on regrade (rubric_id)`,
  `create table rubric_proposal (
     id text primary key,
     project_id text not null references project(id),
     task_id text not null references task(id),
     rubric_version int,
     criteria jsonb not null,
     note text not null default '',
     state text not null check (state in ('open', 'approved', 'declined')),
     proposed_by text not null,
     proposed_at timestamptz not null,
     decided_by text,
     decided_at timestamptz,
     reason text
   )`,
  `create index rubric_proposal_project on rubric_proposal (project_id, state, proposed_at)`,
];
