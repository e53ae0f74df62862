import * as z from 'zod/mini';

/**
 * A conversation in the OpenAI chat shape, with content always a list of parts: a plain
 * string becomes one text part on import and goes back to a string on export.
 */
export const messageRole = z.enum(['system', 'developer', 'user', 'assistant', 'tool']);

export const textPart = z.object({ type: z.literal('text'), text: z.string() });
/** The model's visible thinking, where a record carries it. */
export const reasoningPart = z.object({ type: z.literal('reasoning'), text: z.string() });
export const refusalPart = z.object({ type: z.literal('refusal'), text: z.string() });
/** A file that belongs to the message; `documentId` names an entry of the task's documents. */
export const filePart = z.object({
  type: z.literal('file'),
  name: z.string(),
  mediaType: z.string(),
  documentId: z.optional(z.string()),
});
export const messagePart = z.discriminatedUnion('type', [
  textPart,
  reasoningPart,
  refusalPart,
  filePart,
]);

export const toolCall = z.object({
  id: z.string(),
  type: z.literal('function'),
  /** `arguments` is the raw JSON text as the model wrote it; it may be malformed. */
  function: z.object({ name: z.string(), arguments: z.string() }),
});

export const message = z.object({
  role: messageRole,
  content: z.array(messagePart),
  name: z.optional(z.string()),
  tool_calls: z.optional(z.array(toolCall)),
  tool_call_id: z.optional(z.string()),
  /** The result of a tool call that failed. */
  is_error: z.optional(z.boolean()),
});

export type MessageRole = z.infer<typeof messageRole>;
export type MessagePart = z.infer<typeof messagePart>;
export type ToolCall = z.infer<typeof toolCall>;
export type Message = z.infer<typeof message>;
