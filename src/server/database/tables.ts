import type { ColumnType, Generated } from 'kysely';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftPatch } from '#domain/draft/draft-patch.ts';
import type { GuardNote } from '#domain/guard/guard-note.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { TaskDocument } from '#domain/task/document.ts';
import type { Message } from '#domain/task/message.ts';
import type { AccountTables } from './account-tables.ts';
import type { AuditTables } from './audit-tables.ts';
import type { BigInteger, Json, MaybeTime, Time } from './columns.ts';
import type { GoldTables } from './gold-tables.ts';
import type { ImportTables } from './import-tables.ts';
import type { OpinionTables } from './opinion-tables.ts';
import type { PayTables } from './pay-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import type { RubricTables } from './rubric-tables.ts';
import type { ReviewTables } from './review-tables.ts';
import type { QualityTables } from './quality-tables.ts';

/** Every table as Kysely sees it. */
export type Tables = AccountTables &
  AuditTables &
  ImportTables &
  OpinionTables &
  PayTables &
  PeopleTables &
  RubricTables &
  ReviewTables &
  QualityTables &
  GoldTables &
  WorkTables;

/** Projects, tasks, the queue, drafts and annotations. */
type WorkTables = {
  project: {
    id: string;
    slug: string;
    version: Generated<number>;
    closed_at: MaybeTime;
    created_at: Time;
  };
  project_version: {
    project_id: string;
    version: number;
    settings: Json<ProjectSettings>;
    published_by: string | null;
    published_at: Time;
  };
  membership: { project_id: string; account_id: string; role: string };
  rubric: { id: string; project_id: string; task_id: string | null; version: Generated<number> };
  rubric_version: {
    rubric_id: string;
    version: number;
    criteria: Json<Criterion[]>;
    made_by: string | null;
    note: string | null;
    made_at: Time;
  };
  task: {
    id: string;
    project_id: string;
    external_id: string | null;
    source_hash: Uint8Array;
    title: string;
    prompt: Json<Message[]>;
    documents: Json<TaskDocument[]>;
    metadata: Json<Record<string, JsonValue>>;
    skills: string[];
    priority: number;
    rubric_id: string | null;
    gold: Json<JsonValue> | null;
    closed_at: MaybeTime;
    created_at: Time;
  };
  response: {
    id: string;
    task_id: string;
    position: number;
    messages: Json<Message[]>;
    language: string | null;
    model: string | null;
    derived_from: string | null;
    metadata: Json<Record<string, JsonValue>> | null;
    raw: Json<JsonValue> | null;
    source_hash: Uint8Array;
  };
  slot: {
    task_id: string;
    n: number;
    project_id: string;
    priority: number;
    /** Key of the skills that its expert must have; '' = anybody's. */
    skills: Generated<string>;
    place: BigInteger;
    state: 'open' | 'leased' | 'done' | 'closed';
    expert_id: string | null;
    epoch: Generated<number>;
    lease_until: MaybeTime;
  };
  queue_lane: {
    project_id: string;
    priority: number;
    skills: Generated<string>;
    head: BigInteger;
  };
  queue_cursor: {
    project_id: string;
    expert_id: string;
    priority: number;
    skills: Generated<string>;
    place: BigInteger;
  };
  queue_sweep: { project_id: string; until: Time };
  task_exclusion: {
    task_id: string;
    expert_id: string;
    project_id: string;
    kind: ColumnType<'skip' | 'conflict', 'skip' | 'conflict' | undefined, 'skip' | 'conflict'>;
    reason: string;
    comment: string | null;
    at: Time;
  };
  assignment: {
    id: string;
    project_id: string;
    task_id: string;
    slot_n: number;
    expert_id: string;
    epoch: number;
    purpose: 'current' | 'next';
    state: 'held' | 'submitted' | 'released' | 'parked' | 'returned';
    lease_until: Time;
    response_order: Json<string[]>;
    project_version: number;
    rubric_id: string | null;
    rubric_version: number | null;
    claimed_at: Time;
  };
  draft: {
    assignment_id: string;
    revision: Generated<number>;
    schema: number;
    fields: Json<DraftFields>;
    active_seconds: Generated<number>;
    saved_at: MaybeTime;
  };
  draft_revision: {
    assignment_id: string;
    revision: number;
    schema: number;
    patch: Json<DraftPatch> | null;
    snapshot: Json<DraftFields> | null;
    saved_at: Time;
  };
  draft_archive: {
    id: Generated<number>;
    assignment_id: string;
    schema: number;
    fields: Json<DraftFields>;
    reason: string;
    archived_at: Time;
  };
  idempotency: {
    account_id: string;
    key: string;
    request_hash: Uint8Array;
    status: number;
    answer: Json<JsonValue>;
    at: Time;
  };
  annotation: {
    id: string;
    project_id: string;
    task_id: string;
    assignment_id: string;
    annotator_id: string;
    version: number;
    round: number;
    grades: Json<Annotation['grades']>;
    fields: Json<DraftFields>;
    display_order: Json<string[]>;
    rubric_id: string | null;
    rubric_version: number | null;
    project_version: number;
    scoring_rule: string;
    scoring_rule_version: number;
    scores: Json<Annotation['scores']>;
    active_seconds: number;
    made_by: string;
    guard: ColumnType<GuardNote[], string | undefined, string>;
    submitted_at: Time;
  };
};
