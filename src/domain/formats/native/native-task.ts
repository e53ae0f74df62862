import * as z from 'zod/mini';
import { deliveredCheck } from '#domain/spot-check/delivered-check.ts';
import { identifier } from '#domain/identifier.ts';
import { jsonValue } from '#domain/json-value.ts';
import { taskDocument } from '#domain/task/document.ts';
import { message } from '#domain/task/message.ts';
import { criterion } from '#domain/rubric/criterion.ts';
import { recordedFinal } from '#domain/review/final-answer.ts';
import { nativeReview } from './native-review.ts';
import { nativeAnnotation, nativeDraft } from './native-work.ts';

/** The format's version, in the first line of every file that Touchstone writes. */
export const NATIVE_FORMAT = 1;

export const sourceHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A text, or a message in the OpenAI chat shape; content may be a text or a list of parts. */
export const looseMessage = z.extend(message, {
  content: z.nullish(z.union([z.string(), z.array(jsonValue)])),
});
export const conversation = z.union([z.string(), z.array(looseMessage)]);

export const nativeResponse = z.union([
  z.string(),
  z.object({
    /** Local name, `r1` …; annotations and drafts in the same line refer to it. */
    id: z.optional(identifier),
    messages: z.optional(conversation),
    /** The short form of one plain assistant message. */
    text: z.optional(z.string()),
    /** Never shown to experts. */
    model: z.nullish(z.string()),
    language: z.nullish(z.string()),
    derivedFrom: z.nullish(identifier),
    metadata: z.nullish(z.record(z.string(), jsonValue)),
    raw: z.optional(jsonValue),
    sourceHash: z.optional(sourceHash),
  }),
]);

/** A criterion as a person writes it; what is left out has a default. */
export const nativeCriterion = z.union([
  z.string(),
  z.extend(z.partial(criterion), {
    text: criterion.shape.text,
    points: z._default(criterion.shape.points, 1),
  }),
]);

/** One line of a Touchstone file: one task, annotated or not. */
export const nativeTask = z.object({
  kind: z.optional(z.literal('task')),
  externalId: z.nullish(z.string()),
  sourceHash: z.optional(sourceHash),
  title: z.nullish(z.string()),
  prompt: conversation,
  documents: z.nullish(z.array(taskDocument)),
  responses: z.array(nativeResponse).check(z.minLength(1)),
  rubric: z.nullish(
    z.object({
      version: z._default(z.int().check(z.positive()), 1),
      criteria: z.array(nativeCriterion).check(z.minLength(1)),
    }),
  ),
  metadata: z.nullish(z.record(z.string(), jsonValue)),
  skills: z.nullish(z.array(z.string())),
  priority: z.nullish(z.int()),
  /** The reference answer; experts never see it. */
  gold: z.optional(jsonValue),
  closed: z.optional(z.boolean()),
  annotations: z.optional(z.array(nativeAnnotation)),
  drafts: z.optional(z.array(nativeDraft)),
  final: z.optional(recordedFinal),
  reviews: z.optional(z.array(nativeReview)),
});

export const nativeHeader = z.object({
  kind: z.literal('touchstone'),
  format: z.literal(NATIVE_FORMAT),
});

/**
 * The last line. A file without it was cut off; `sha256` is over all bytes before this line.
 */
export const nativeEnd = z.object({
  kind: z.literal('end'),
  tasks: z.int(),
  annotations: z.int(),
  drafts: z.int(),
  /** The delivery's manifest: every claim about the data, its draw and its result. */
  spotChecks: z.optional(z.array(deliveredCheck)),
  sha256: sourceHash,
});

export const nativeLine = z.union([nativeHeader, nativeTask, nativeEnd]);
export type NativeTask = z.infer<typeof nativeTask>;
