import type { Generated } from 'kysely';
import type { CorrectedWork } from '#domain/pay/pay-statement.ts';
import type { MaybeTime, Time } from './columns.ts';

/** Active time and what is paid for it. */
export type PayTables = {
  active_day: { assignment_id: string; day: string; seconds: number };
  review_time: {
    account_id: string;
    task_id: string;
    /** Made up by the device that counts: one opening of a task in one tab. */
    sitting_id: string;
    day: string;
    project_id: string;
    seconds: number;
  };
  time_correction: {
    id: string;
    project_id: string;
    work: CorrectedWork;
    task_id: string;
    /** Null for reviewing, which needs none. */
    assignment_id: string | null;
    /** Whose time it is. */
    expert_id: string;
    day: string;
    recorded_seconds: number;
    seconds: number;
    reason: string;
    asked_at: Time;
    outcome: 'agreed' | 'declined' | null;
    note: string | null;
    decided_by: string | null;
    decided_at: MaybeTime;
    /** A lead who began it; null where the expert asked. */
    begun_by: string | null;
  };
  pay_closing: {
    n: Generated<number>;
    project_id: string;
    last_day: string;
    closed_by: string;
    closed_at: Time;
  };
  pay_rate: {
    n: Generated<number>;
    project_id: string;
    account_id: string | null;
    per_hour_minor: number | null;
    currency: string;
    from_day: string;
    set_by: string;
    set_at: Time;
  };
};
