import { isTrajectory } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import type { BlindResponse } from '#domain/task/response.ts';
import { formatCount } from '#ui/format-number.ts';
import { textExtent } from '#ui/viewers/markdown/text-extent.ts';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import { trajectorySteps } from '#ui/viewers/trajectory/trajectory-steps.ts';

/** How long a response is: `214 words`, `246 characters`, `14 steps`. */
export function responseExtent(response: BlindResponse): string {
  if (isTrajectory(response.messages)) {
    return formatCount(trajectorySteps(response.messages).length, 'step');
  }
  const text = answerText(response.messages);
  return textExtent(text, response.language ?? textLanguage(text));
}

/** What a single answer says: its texts, and a refusal where it is one. */
export function answerText(messages: readonly Message[]): string {
  return messages
    .flatMap((message) => message.content)
    .flatMap((part) => (part.type === 'text' || part.type === 'refusal' ? [part.text] : []))
    .join('\n\n');
}
