import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictPlace } from '#domain/rubric/stale-verdicts.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

/** What a changed rubric leaves to be judged again, and what experts propose. */
export type RubricTables = {
  regrade: {
    id: string;
    project_id: string;
    task_id: string;
    annotator_id: string;
    annotation_id: string;
    rubric_id: string;
    rubric_version: number;
    places: Json<VerdictPlace[]>;
    state: 'open' | 'done' | 'replaced';
    taken_epoch: number | null;
    made_at: Time;
    done_at: MaybeTime;
  };
  rubric_proposal: {
    id: string;
    project_id: string;
    task_id: string;
    rubric_version: number | null;
    criteria: Json<Criterion[]>;
    note: string;
    state: 'open' | 'approved' | 'declined';
    proposed_by: string;
    proposed_at: Time;
    decided_by: string | null;
    decided_at: MaybeTime;
    reason: string | null;
  };
};
