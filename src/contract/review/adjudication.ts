import * as z from 'zod/mini';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { namedAnswer } from '#domain/question/answer.ts';
import { finalDecision, finalRule } from '#domain/review/final-answer.ts';
import { verdictValue } from '#domain/rubric/verdict.ts';
import { blindTask } from '#domain/task/task.ts';

/** The layer of final answers of a task: named with its rule, beside what each annotator said. */
export const finalAnswer = z.object({
  version: z.int(),
  rule: finalRule,
  /** `adjudicated by Rita Review`, `majority`, `Dawid–Skene`. */
  name: z.string(),
  decided: finalDecision,
  note: z.string(),
  at: instant,
});
export type FinalAnswer = z.infer<typeof finalAnswer>;

export const adjudication = z.object({
  task: blindTask,
  settings: projectSettings,
  /** Numbers until there is a final answer; then names too. */
  annotators: z.array(
    z.object({ number: z.int(), name: z.nullable(z.string()), fields: draftFields }),
  ),
  /** Dawid and Skene's most probable verdicts, fitted to the whole project. */
  posteriors: z.array(
    z.object({
      criterionId: z.string(),
      responseId: identifier,
      value: verdictValue,
      certainty: z.number(),
    }),
  ),
  final: z.nullable(finalAnswer),
});
export type Adjudication = z.infer<typeof adjudication>;

export const finalBody = z.strictObject({
  rule: finalRule,
  /** The version that this one follows; 0 for the first. */
  base: z.int(),
  decisions: z
    .array(
      z.strictObject({
        criterionId: z.string().check(z.maxLength(64)),
        responseId: identifier,
        value: verdictValue,
        reason: z.optional(z.string().check(z.maxLength(2000))),
      }),
    )
    .check(z.maxLength(20_000)),
  answers: z.array(namedAnswer).check(z.maxLength(200)),
  note: z._default(z.string().check(z.maxLength(10_000)), ''),
});
