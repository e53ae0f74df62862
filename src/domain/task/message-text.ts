import type { Message } from './message.ts';

/** The text parts of one message, joined by a blank line; other parts are left out. */
export function messageText(message: Message): string {
  return message.content
    .filter((part) => part.type === 'text')
    .map((part) => part.text)
    .join('\n\n');
}

/** A message that holds nothing but text, as most prompts and responses do. */
export function textMessage(role: Message['role'], text: string): Message {
  return { role, content: [{ type: 'text', text }] };
}

/**
 * The text of a whole message list as one string, blank lines between messages. It is what
 * highlights of a single-message response count their offsets in.
 */
export function conversationText(messages: readonly Message[]): string {
  return messages.map(messageText).filter(Boolean).join('\n\n');
}

/** True when a list is more than one plain assistant answer: it has steps to be read one by one. */
export function isTrajectory(messages: readonly Message[]): boolean {
  return messages.length > 1 || messages.some((each) => (each.tool_calls?.length ?? 0) > 0);
}
