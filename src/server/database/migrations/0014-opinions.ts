/** Lanes by the skills that tasks ask for, and opinions that are asked for one by one. */
export const opinions: readonly string[] = [
  // A lane is one priority and one set of skills: an expert looks only into lanes that are his,
  // so tasks that he lacks the skills for cost his claims nothing.
  `alter table slot add column skills text not null default ''`,
  `drop index slot_open`,
  `create index slot_open on slot (project_id, priority, skills, place) where state = 'open'`,
  `alter table queue_lane add column skills text not null default ''`,
  `alter table queue_lane drop constraint queue_lane_pkey`,
  `alter table queue_lane add primary key (project_id, priority, skills)`,
  `alter table queue_cursor add column skills text not null default ''`,
  `alter table queue_cursor drop constraint queue_cursor_pkey`,
  `alter table queue_cursor add primary key (project_id, expert_id, priority, skills)`,

  // The last verdict on each task: how certain its answers are, and what they taught about their
  // experts, which is taken back when the task is looked at again.
  `create table task_opinion (
     task_id text primary key references task(id),
     project_id text not null references project(id),
     answers int not null,
     certainty double precision,
     decision text not null check (decision in ('ask', 'enough', 'adjudicate')),
     credits jsonb not null,
     decided_at timestamptz not null
   )`,
  `create index task_opinion_project on task_opinion (project_id, decision)`,
  // The sum of those credits.
  `create table opinion_record (
     project_id text not null references project(id),
     question text not null,
     expert_id text not null,
     times_right double precision not null,
     times_wrong double precision not null,
     primary key (project_id, question, expert_id)
   )`,
  // Moved after each closed task, so that tasks are on average as certain as the lead wants.
  `create table opinion_threshold (
     project_id text primary key references project(id),
     aim double precision not null,
     sure double precision not null
   )`,
  // Slots that stand before everything else for the experts whose opinion is worth most there.
  `create table opinion_offer (
     task_id text not null,
     n int not null,
     expert_id text not null,
     project_id text not null,
     priority int not null,
     primary key (task_id, n, expert_id),
     foreign key (task_id, n) references slot(task_id, n)
   )`,
  `create index opinion_offer_expert on opinion_offer (project_id, expert_id, priority desc)`,
];
