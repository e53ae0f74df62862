/** Spot checks: a claim, the lot as it was when it was made, the draw, and the blind regrades. */
export const spotChecks: readonly string[] = [
  `create table spot_check (
     id text primary key,
     project_id text not null references project(id),
     n int not null,
     claim jsonb not null,
     seed text not null,
     made_by text not null,
     made_at timestamptz not null,
     closed_at timestamptz,
     closed_by text,
     closed_reason text,
     unique (project_id, n)
   )`,
  // One row for every accepted item of the lot; those with a place were drawn, and are handed
  // out in that order. regrade_id is what a regrader's browser knows the item by.
  `create table spot_check_item (
     check_id text not null references spot_check(id),
     annotation_id text not null references annotation(id),
     task_id text not null,
     expert_id text not null,
     stratum text not null,
     place int,
     regrade_id text unique,
     regrader_id text,
     claimed_at timestamptz,
     response_order jsonb,
     fields jsonb,
     grades jsonb,
     scores jsonb,
     active_seconds double precision,
     defects jsonb,
     regraded_at timestamptz,
     primary key (check_id, annotation_id)
   )`,
  `create unique index spot_check_place on spot_check_item (check_id, place) where place is not null`,
  // Nobody holds two of them at once.
  `create unique index spot_check_held on spot_check_item (regrader_id, check_id)
     where regrader_id is not null and regraded_at is null`,
];
