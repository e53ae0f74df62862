import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { goldSettings, goldUse } from '#domain/gold/gold-settings.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { goldRecord, goldResult, onboardingStanding } from './gold-result.ts';

export const goldItem = z.object({
  taskId: identifier,
  taskTitle: z.string(),
  use: goldUse,
  reason: z.string(),
  /** What the key answers and is compared on. */
  parts: z.array(z.string()),
  madeBy: z.string(),
  madeAt: instant,
  withdrawnAt: z.nullable(instant),
  answered: z.int(),
  right: z.int(),
});
export type GoldItem = z.infer<typeof goldItem>;

export const goldPerson = z.object({
  accountId: identifier,
  name: z.string(),
  onboarding: z.nullable(onboardingStanding),
  hidden: z.nullable(goldRecord),
  /** The continuous check of hidden gold against the pass mark; null while it fits. */
  alert: z.nullable(z.object({ says: z.string(), pValue: z.number(), falseAlarmRate: z.number() })),
  results: z.array(goldResult),
});
export type GoldPerson = z.infer<typeof goldPerson>;

export const getGold = defineEndpoint({
  name: 'getGold',
  method: 'GET',
  path: '/projects/{projectId}/gold',
  summary: 'Gold items, the rate and pass mark, and how everybody does on them',
  permission: 'gold.manage',
  params: projectPath,
  answer: z.object({
    settings: goldSettings,
    items: z.array(goldItem),
    people: z.array(goldPerson),
  }),
});
