/** Gold: items with expected answers, who was given which, and who passed the onboarding set. */
export const gold: readonly string[] = [
  // Where a project has no row nothing of this is looked at. The seed decides who gets gold when.
  `create table gold_settings (
     project_id text primary key references project(id),
     rate double precision not null,
     pass_mark double precision not null,
     seed text not null,
     set_by text not null,
     set_at timestamptz not null
   )`,
  // last_slot: the number of the last slot that was made for it; see src/server/gold/gold-slot.ts.
  `create table gold_item (
     task_id text primary key references task(id),
     project_id text not null references project(id),
     use text not null check (use in ('hidden', 'onboarding')),
     grades jsonb not null,
     fields jsonb not null,
     source_annotation_id text,
     project_version int not null,
     rubric_id text,
     rubric_version int,
     reason text not null,
     last_slot int not null,
     made_by text not null,
     made_at timestamptz not null,
     withdrawn_at timestamptz
   )`,
  `create index gold_item_project on gold_item (project_id, use, made_at)`,
  `create table gold_assignment (
     assignment_id text primary key references assignment(id),
     project_id text not null,
     task_id text not null references gold_item(task_id),
     expert_id text not null,
     use text not null check (use in ('hidden', 'onboarding')),
     given_at timestamptz not null
   )`,
  `create index gold_assignment_expert on gold_assignment (project_id, expert_id)`,
  // turns counts the new tasks that somebody was given. state: null before anything was given.
  `create table gold_standing (
     project_id text not null,
     expert_id text not null,
     turns int not null default 0,
     state text check (state in ('onboarding', 'passed', 'failed')),
     decided_by text,
     decided_at timestamptz,
     note text not null default '',
     primary key (project_id, expert_id)
   )`,
];
