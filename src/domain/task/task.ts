import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { jsonValue } from '#domain/json-value.ts';
import { rubric } from '#domain/rubric/rubric.ts';
import { taskDocument } from './document.ts';
import { message } from './message.ts';
import { blindResponse, response } from './response.ts';

/** What an expert sees of a task. Responses stand in the order of this expert's assignment. */
export const blindTask = z.object({
  id: identifier,
  projectId: identifier,
  title: z.string(),
  prompt: z.array(message),
  documents: z.array(taskDocument),
  responses: z.array(blindResponse),
  rubric: z.nullable(rubric),
});

/** The whole task as leads and labs see it. */
export const task = z.extend(blindTask, {
  externalId: z.nullable(z.string()),
  responses: z.array(response),
  metadata: z.record(z.string(), jsonValue),
  skills: z.array(z.string()),
  /** Higher is served first. */
  priority: z.int(),
  /** The reference answer; experts never see it. */
  gold: z.optional(jsonValue),
  createdAt: instant,
});

export type BlindTask = z.infer<typeof blindTask>;
export type Task = z.infer<typeof task>;
