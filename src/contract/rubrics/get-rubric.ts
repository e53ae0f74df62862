import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { criterion } from '#domain/rubric/criterion.ts';
import { lintRuleNames } from '#domain/rubric/lint/lint-rule.ts';
import { scoringRuleName } from '#domain/score/scoring-rule-name.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { criterionAudit } from './criterion-audit.ts';
import { rubricPath } from './rubric-path.ts';

/** A response that experts judged differently on one criterion. */
export const splitVerdict = z.object({
  criterionId: z.string(),
  taskTitle: z.string(),
  /** Its place in the task as imported, from 1. */
  response: z.int(),
  met: z.int(),
  notMet: z.int(),
  /** What one of them pointed at, where anybody did. */
  quote: z.nullable(z.string()),
});

export const rubricVersion = z.object({
  version: z.int(),
  criteria: z.array(criterion),
  madeAt: instant,
  madeBy: z.nullable(z.string()),
  note: z.nullable(z.string()),
});

export const rubricSheet = z.object({
  rubricId: identifier,
  scope: z.enum(['project', 'task']),
  version: z.int(),
  criteria: z.array(criterion),
  /** Tasks whose rubric says the same, this one included; titles of the first. */
  tasks: z.object({ count: z.int(), titles: z.array(z.string()) }),
  scoringRule: scoringRuleName,
  lintOff: z.array(z.enum(lintRuleNames)),
  graded: z.object({ annotations: z.int(), experts: z.int(), tasks: z.int() }),
  audits: z.array(criterionAudit),
  splits: z.array(splitVerdict),
  /** Newest first. */
  versions: z.array(rubricVersion),
  /** Annotations that wait to be judged again, those in their experts' hands, those done. */
  regrades: z.object({ waiting: z.int(), held: z.int(), done: z.int() }),
});
export type RubricSheet = z.infer<typeof rubricSheet>;

export const getRubric = defineEndpoint({
  name: 'getRubric',
  method: 'GET',
  path: '/projects/{projectId}/rubrics/{rubricId}',
  summary: 'A rubric with its versions and what the stored grades say of each criterion',
  permission: 'rubric.read',
  params: rubricPath,
  answer: rubricSheet,
  problems: ['not-found'],
});
