import * as z from 'zod/mini';
import { responseScore } from '#domain/annotation/annotation.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { guardNote } from '#domain/guard/guard-note.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { jsonValue } from '#domain/json-value.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { decisionKind, reviewDispute, reviewThread } from '#domain/review/review.ts';
import { blindTask } from '#domain/task/task.ts';
import { reviewRow } from './list-reviews.ts';

/** One version of somebody's answers, as draft fields: the screens of Grade can show it. */
export const submission = z.object({
  annotationId: identifier,
  version: z.int(),
  round: z.int(),
  fields: draftFields,
  scores: z.array(responseScore),
  /** Null where the expert made it, else the name of the reviewer who did. */
  madeBy: z.nullable(z.string()),
  submittedAt: instant,
});

/** What is sent only once the reviewer may see the expert's answers. */
export const unveiled = z.object({
  submission,
  guard: z.array(guardNote),
  /** The round before this one, where there was one. */
  previous: z.nullable(submission),
  /** What the reviewer graded blind, and when it was unveiled. */
  mine: z.nullable(z.object({ fields: draftFields, unveiledAt: instant })),
  /** Other annotators of the task, as numbers. */
  others: z.array(z.object({ number: z.int(), fields: draftFields })),
  gold: z.nullable(jsonValue),
  threads: z.array(reviewThread),
  decisions: z.array(
    z.object({
      kind: decisionKind,
      by: z.string(),
      mine: z.boolean(),
      round: z.int(),
      note: z.string(),
      at: instant,
    }),
  ),
  dispute: z.nullable(reviewDispute),
});
export type Unveiled = z.infer<typeof unveiled>;

/** Everything for one review. While it is veiled the expert's answers are not in it. */
export const reviewWork = z.object({
  review: reviewRow,
  annotationId: identifier,
  task: blindTask,
  settings: projectSettings,
  settingsVersion: z.int(),
  /** True where the project asks for blind grades first. */
  blindFirst: z.boolean(),
  unveiled: z.nullable(unveiled),
  /** Who may be named with an @ in a thread of reviewers. */
  people: z.array(z.object({ id: identifier, name: z.string() })),
});
export type ReviewWork = z.infer<typeof reviewWork>;
