import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier, instant } from '#domain/identifier.ts';

const rankedModel = z.object({
  name: z.string(),
  logStrength: z.number(),
  low: z.number(),
  high: z.number(),
  worth: z.number(),
  wins: z.int(),
  losses: z.int(),
  ties: z.int(),
});

/** Models by preferences on one question; `why` where there is no ranking, or one by a prior. */
export const modelRanking = z.object({
  question: z.string(),
  models: z.array(rankedModel),
  tiePropensity: z.number(),
  comparisons: z.int(),
  bothBad: z.int(),
  why: z.nullable(z.string()),
  prior: z.number(),
});

const consensusItem = z.object({
  taskId: identifier,
  taskTitle: z.string(),
  /** What was asked about inside the task, in words. */
  place: z.string(),
  votes: z.array(z.object({ accountId: identifier, name: z.string(), value: z.string() })),
  /** What most answered; several where they are tied. */
  majority: z.array(z.string()),
  consensus: z.string(),
  probability: z.number(),
  overrules: z.boolean(),
});

const consensusQuestion = z.object({
  question: z.string(),
  units: z.int(),
  overruled: z.int(),
  tiesDecided: z.int(),
  items: z.array(consensusItem),
});

/** How far asking one by one has come, and what it saved. */
export const opinions = z.object({
  questions: z.array(z.string()),
  aim: z.number(),
  /** The bar that tasks must reach now, so that they are on average as certain as the aim. */
  sure: z.number(),
  fixedShare: z.number(),
  fixedTasks: z.int(),
  settled: z.int(),
  asking: z.int(),
  adjudicate: z.int(),
  meanCertainty: z.nullable(z.number()),
  /** Answers of the closed tasks, and what the fixed overlap would have taken for them. */
  answers: z.int(),
  fixedAnswers: z.int(),
  /** How the answers are spread over the pool, the most first. */
  load: z.array(z.object({ accountId: identifier, name: z.string(), answers: z.int() })),
});

export const consensus = z.object({
  computedAt: instant,
  opinions: z.nullable(opinions),
  models: z.array(modelRanking),
  questions: z.array(consensusQuestion),
});
export type Consensus = z.infer<typeof consensus>;

export const getConsensus = defineEndpoint({
  name: 'getConsensus',
  method: 'GET',
  path: '/projects/{projectId}/quality/consensus',
  summary:
    'What the answers together say: models ranked by preferences, consensus beside majority, further opinions',
  permission: 'quality.read',
  params: projectPath,
  answer: consensus,
});
