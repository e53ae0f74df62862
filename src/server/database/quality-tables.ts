import type { Annotation } from '#domain/annotation/annotation.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { CheckStratum } from '#domain/spot-check/check-stratum.ts';
import type { Defect } from '#domain/spot-check/regrade-defects.ts';
import type { SpotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

/** What the quality of a project is measured with. */
export type QualityTables = {
  spot_check: {
    id: string;
    project_id: string;
    n: number;
    claim: Json<SpotCheckClaim>;
    seed: string;
    made_by: string;
    made_at: Time;
    closed_at: MaybeTime;
    closed_by: string | null;
    closed_reason: string | null;
  };
  spot_check_item: {
    check_id: string;
    annotation_id: string;
    task_id: string;
    expert_id: string;
    stratum: CheckStratum;
    place: number | null;
    regrade_id: string | null;
    regrader_id: string | null;
    claimed_at: MaybeTime;
    response_order: Json<string[]> | null;
    fields: Json<DraftFields> | null;
    grades: Json<Annotation['grades']> | null;
    scores: Json<Annotation['scores']> | null;
    active_seconds: number | null;
    defects: Json<Defect[]> | null;
    regraded_at: MaybeTime;
  };
};
