import type { Message, ToolCall } from '#domain/task/message.ts';
import { parseMarkdown } from '#ui/viewers/markdown/parse-markdown.ts';
import { textModel } from '#ui/viewers/markdown/text-model.ts';
import { messageText } from '#domain/task/message-text.ts';

import { jsonRows, jsonRowText } from './json-rows.ts';

/** The visible text of a call: its name, then a line for each row of its arguments. */
export function callText({ function: { name, arguments: written } }: ToolCall): string {
  return [name, ...jsonRows(written).map(jsonRowText)].join('\n');
}

/**
 * Offset of a call in the visible text of its message, which is the words said, then the
 * calls, a line feed between any two of them.
 */
export function callStart(message: Message, call: ToolCall): number {
  const said = messageText(message);
  let at = said === '' ? 0 : textModel([parseMarkdown(said)]).text.length + 1;
  for (const each of message.tool_calls ?? []) {
    if (each === call) return at;
    at += callText(each).length + 1;
  }
  return at;
}
