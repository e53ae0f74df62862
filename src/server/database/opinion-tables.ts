import type { OpinionCredit } from '#domain/quality/task-opinion.ts';
import type { Json, Time } from './columns.ts';

/** What another opinion on a task is asked by. */
export type OpinionTables = {
  task_opinion: {
    task_id: string;
    project_id: string;
    answers: number;
    certainty: number | null;
    decision: 'ask' | 'enough' | 'adjudicate';
    credits: Json<OpinionCredit[]>;
    decided_at: Time;
  };
  opinion_record: {
    project_id: string;
    question: string;
    expert_id: string;
    times_right: number;
    times_wrong: number;
  };
  opinion_threshold: { project_id: string; aim: number; sure: number };
  opinion_offer: {
    task_id: string;
    n: number;
    expert_id: string;
    project_id: string;
    priority: number;
  };
};
