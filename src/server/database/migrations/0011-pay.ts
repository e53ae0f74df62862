/** Active time by day, what was said against it, and what an hour is paid. */
export const pay: readonly string[] = [
  // Only ever grows: time that arrives late counts on the day of its arrival, so that a period
  // that was paid out stays as it was.
  `create table active_day (
     assignment_id text not null references assignment(id),
     day text not null,
     seconds double precision not null,
     primary key (assignment_id, day)
   )`,
  // What was counted before: each submission's own share on its day, then what a draft has more.
  `insert into active_day (assignment_id, day, seconds)
   select assignment_id, day, sum(seconds) from (
     select assignment_id, to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as day,
       active_seconds - coalesce(max(active_seconds) over (
         partition by assignment_id order by version
         rows between unbounded preceding and 1 preceding), 0) as seconds
     from annotation
     union all
     select d.assignment_id, to_char(d.saved_at at time zone 'UTC', 'YYYY-MM-DD'),
       d.active_seconds - coalesce((select max(active_seconds) from annotation a
         where a.assignment_id = d.assignment_id), 0)
     from draft d where d.saved_at is not null
   ) counted where seconds > 0 group by assignment_id, day`,
  // What was recorded stays as it was; an answer is given once.
  `create table time_correction (
     id text primary key,
     project_id text not null references project(id),
     assignment_id text not null references assignment(id),
     expert_id text not null,
     day text not null,
     recorded_seconds double precision not null,
     seconds int not null,
     reason text not null,
     asked_at timestamptz not null,
     outcome text check (outcome in ('agreed', 'declined')),
     note text,
     decided_by text,
     decided_at timestamptz
   )`,
  `create index time_correction_expert on time_correction (project_id, expert_id)`,
  `create unique index time_correction_open on time_correction (assignment_id)
     where outcome is null`,
  `create table pay_rate (
     n bigint generated always as identity primary key,
     project_id text not null references project(id),
     account_id text,
     per_hour_minor bigint check (per_hour_minor >= 0),
     currency text not null,
     from_day text not null,
     set_by text not null,
     set_at timestamptz not null
   )`,
  `create index pay_rate_project on pay_rate (project_id, n)`,
];
