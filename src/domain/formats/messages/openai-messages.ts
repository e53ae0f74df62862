import { messageText } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import type { JsonValue } from '#domain/json-value.ts';

export type ChatMessage = { [key: string]: JsonValue };

/**
 * Messages as OpenAI's chat format has them: content is a string (or null beside tool calls),
 * arguments stay JSON text. Files and visible reasoning have no place there and are left out.
 */
export function openAiMessages(messages: readonly Message[]): ChatMessage[] {
  return messages.map((message) => ({
    ...common(message),
    ...(message.tool_calls ? { tool_calls: message.tool_calls } : {}),
  }));
}

/** The same for TRL, where a tool call's arguments are an object (malformed ones stay text). */
export function trlMessages(messages: readonly Message[]): ChatMessage[] {
  return messages.map((message) => ({
    ...common(message),
    ...(message.tool_calls
      ? {
          tool_calls: message.tool_calls.map(({ function: called }) => ({
            type: 'function',
            function: { name: called.name, arguments: parsedArguments(called.arguments) },
          })),
        }
      : {}),
  }));
}

function common(message: Message): ChatMessage {
  const text = messageText(message);
  const refusal = message.content.filter((part) => part.type === 'refusal').map(({ text: t }) => t);
  return {
    role: message.role,
    content: text === '' && message.tool_calls ? null : text || refusal.join('\n\n'),
    ...(message.name === undefined ? {} : { name: message.name }),
    ...(message.tool_call_id === undefined ? {} : { tool_call_id: message.tool_call_id }),
  };
}

function parsedArguments(raw: string): JsonValue {
  try {
    return JSON.parse(raw) as JsonValue;
  } catch {
    return raw;
  }
}
