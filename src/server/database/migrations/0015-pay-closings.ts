/** Periods that were paid out, and corrections that a lead begins. */
export const payClosings: readonly string[] = [
  // Up to this day nothing that a statement says can change any more.
  `create table pay_closing (
     n bigint generated always as identity primary key,
     project_id text not null references project(id),
     last_day text not null,
     closed_by text not null,
     closed_at timestamptz not null,
     unique (project_id, last_day)
   )`,
  // Null: the expert asked. Else a lead said so, with the reason that the expert reads.
  `alter table time_correction add column begun_by text`,
];
