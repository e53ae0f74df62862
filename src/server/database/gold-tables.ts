import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Grades } from '#domain/draft/grades.ts';
import type { GoldUse } from '#domain/gold/gold-settings.ts';
import type { OnboardingState } from '#domain/gold/onboarding.ts';
import type { Generated } from 'kysely';
import type { Json, MaybeTime, Time } from './columns.ts';

/** Items with expected answers, who was given which, and who passed the onboarding set. */
export type GoldTables = {
  gold_settings: {
    project_id: string;
    rate: number;
    pass_mark: number;
    seed: string;
    set_by: string;
    set_at: Time;
  };
  gold_item: {
    task_id: string;
    project_id: string;
    use: GoldUse;
    grades: Json<Grades>;
    fields: Json<DraftFields>;
    source_annotation_id: string | null;
    project_version: number;
    rubric_id: string | null;
    rubric_version: number | null;
    reason: string;
    last_slot: number;
    made_by: string;
    made_at: Time;
    withdrawn_at: MaybeTime;
  };
  gold_assignment: {
    assignment_id: string;
    project_id: string;
    task_id: string;
    expert_id: string;
    use: GoldUse;
    given_at: Time;
  };
  gold_standing: {
    project_id: string;
    expert_id: string;
    turns: Generated<number>;
    state: OnboardingState | null;
    decided_by: string | null;
    decided_at: MaybeTime;
    note: Generated<string>;
  };
};
