import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { jsonValue } from '#domain/json-value.ts';
import { message } from './message.ts';

/** A response as an expert may see it: no model, no source, no position. */
export const blindResponse = z.object({
  id: identifier,
  messages: z.array(message),
  /** BCP 47, chooses glyphs and line breaking; absent = unknown. */
  language: z.optional(z.string()),
});

/** A response with what only leads and labs may know. */
export const response = z.extend(blindResponse, {
  model: z.nullable(z.string()),
  /** The response that an expert's rewrite was made from. */
  derivedFrom: z.optional(identifier),
  /** Source fields that are not the text: labels, scores, prices. */
  metadata: z.optional(z.record(z.string(), jsonValue)),
});

export type BlindResponse = z.infer<typeof blindResponse>;
export type Response = z.infer<typeof response>;
