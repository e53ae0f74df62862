/** Active time of reviewers, and corrections of it. */
export const reviewTime: readonly string[] = [
  // What each sitting of a reviewer in front of a task came to, by the day of its arrival. A device
  // sends the whole of a sitting every time; only what is more than before is added, so nothing
  // that is sent again counts twice.
  `create table review_time (
     account_id text not null,
     task_id text not null references task(id),
     sitting_id text not null,
     day text not null,
     project_id text not null references project(id),
     seconds double precision not null,
     primary key (account_id, task_id, sitting_id, day)
   )`,
  `create index review_time_project on review_time (project_id, day)`,
  // Review is no assignment: its time is that of a person on a task.
  `alter table time_correction
     add column work text not null default 'graded' check (work in ('graded', 'reviewed')),
     add column task_id text references task(id)`,
  `update time_correction c set task_id = a.task_id from assignment a where a.id = c.assignment_id`,
  `alter table time_correction
     alter column task_id set not null,
     alter column assignment_id drop not null,
     add check ((work = 'graded') = (assignment_id is not null))`,
  `create unique index time_correction_open_review on time_correction (expert_id, task_id)
     where outcome is null and work = 'reviewed'`,
];
