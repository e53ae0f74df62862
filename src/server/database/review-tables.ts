import type { ColumnType, Generated } from 'kysely';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Grades } from '#domain/draft/grades.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { ReviewFlag } from '#domain/review/review-flag.ts';
import type { DecisionKind, DisputeGround, ReviewState } from '#domain/review/review.ts';
import type { FinalDecision, FinalRule } from '#domain/review/final-answer.ts';
import type { ReviewFilter } from '#domain/review/review-filter.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

/** Reviews and what belongs to them. */
export type ReviewTables = {
  review: {
    assignment_id: string;
    project_id: string;
    task_id: string;
    expert_id: string;
    annotation_id: string;
    round: number;
    state: ReviewState;
    asked_by: string | null;
    flags: ColumnType<ReviewFlag[], ReviewFlag[] | undefined, ReviewFlag[]>;
    submitted_at: Time;
    decided_at: MaybeTime;
  };
  review_decision: {
    id: string;
    n: Generated<number>;
    project_id: string;
    assignment_id: string;
    annotation_id: string;
    round: number;
    kind: DecisionKind;
    reviewer_id: string;
    note: string;
    fixed_annotation_id: string | null;
    at: Time;
  };
  review_dispute: {
    decision_id: string;
    project_id: string;
    assignment_id: string;
    expert_id: string;
    grounds: DisputeGround[];
    reason: string;
    at: Time;
    outcome: 'upheld' | 'dismissed' | null;
    answer: string | null;
    decided_by: string | null;
    decided_at: MaybeTime;
  };
  review_blind: {
    assignment_id: string;
    reviewer_id: string;
    annotation_id: string;
    fields: Json<DraftFields>;
    grades: Json<Grades>;
    active_seconds: number;
    unveiled_at: Time;
  };
  review_thread: {
    id: string;
    n: Generated<number>;
    project_id: string;
    assignment_id: string;
    annotation_id: string;
    round: number;
    anchor: Json<ReviewAnchor>;
    to_expert: boolean;
    opened_by: string;
    opened_at: Time;
    resolved_by: string | null;
    resolved_at: MaybeTime;
  };
  review_message: {
    id: string;
    n: Generated<number>;
    thread_id: string;
    author_id: string;
    text: string;
    mentions: string[];
    at: Time;
  };
  notice: {
    id: string;
    project_id: string;
    account_id: string;
    kind: NoticeKind;
    assignment_id: string;
    title: string;
    at: Time;
    read_at: MaybeTime;
  };
  review_view: {
    id: string;
    project_id: string;
    account_id: string;
    name: string;
    filter: Json<ReviewFilter>;
  };
  final_answer: {
    task_id: string;
    version: number;
    project_id: string;
    rule: FinalRule;
    decided: Json<FinalDecision>;
    note: string;
    made_by: string;
    at: Time;
  };
};

export type NoticeKind =
  | 'onboarding-passed'
  | 'onboarding-failed'
  | 'returned'
  | 'accepted'
  | 'disputed'
  | 'dispute-decided'
  | 'mentioned'
  | 'answered'
  | 'proposal-approved'
  | 'proposal-declined';
