import { messageText } from '#domain/task/message-text.ts';
import type { Message, ToolCall } from '#domain/task/message.ts';

import { isErrorResult } from './result-summary.ts';

/** What a tool answered. `messageIndex` is where it stands in the record. */
export interface StepResult {
  readonly messageIndex: number;
  readonly text: string;
  readonly error: boolean;
}

interface StepBase {
  /** Counted from 0; people see it from 1. */
  readonly index: number;
  readonly messageIndex: number;
}

export type TrajectoryStep = StepBase &
  (
    | { readonly kind: 'policy' | 'user' | 'assistant' | 'reasoning'; readonly text: string }
    | { readonly kind: 'call'; readonly call: ToolCall; readonly result: StepResult | null }
    /** An answer that no call asked for. */
    | { readonly kind: 'result'; readonly name: string; readonly result: StepResult }
  );

/**
 * A message list as steps: words said are one step, a call and its answer are one step. An
 * answer finds its call by `tool_call_id`, else by standing next after it.
 */
export function trajectorySteps(messages: readonly Message[]): TrajectoryStep[] {
  const steps: TrajectoryStep[] = [];
  const taken = new Set<number>();
  const answerTo = (call: ToolCall, after: number): StepResult | null => {
    const answers = messages.flatMap((message, at) =>
      message.role === 'tool' && at > after && !taken.has(at) ? [at] : [],
    );
    const byId = answers.find((at) => messages[at]?.tool_call_id === call.id);
    const next = answers.find(
      (at) => messages[at]?.tool_call_id === undefined && spokenBetween(messages, after, at) === 0,
    );
    const at = byId ?? next;
    if (at === undefined) return null;
    taken.add(at);
    return resultAt(messages, at);
  };

  for (const [messageIndex, message] of messages.entries()) {
    const base = () => ({ index: steps.length, messageIndex });
    if (message.role === 'tool') {
      if (taken.has(messageIndex)) continue;
      const result = resultAt(messages, messageIndex);
      steps.push({ ...base(), kind: 'result', name: message.name ?? 'tool', result });
      continue;
    }
    const thinking = message.content
      .filter((part) => part.type === 'reasoning')
      .map((part) => part.text)
      .join('\n\n');
    if (thinking !== '') steps.push({ ...base(), kind: 'reasoning', text: thinking });
    const text = spokenText(message);
    const calls = message.tool_calls ?? [];
    if (text !== '' || calls.length === 0) {
      steps.push({ ...base(), kind: spokenKind(message), text });
    }
    for (const call of calls) {
      steps.push({ ...base(), kind: 'call', call, result: answerTo(call, messageIndex) });
    }
  }
  return steps;
}

function spokenKind({ role }: Message): 'policy' | 'user' | 'assistant' {
  if (role === 'system' || role === 'developer') return 'policy';
  return role === 'user' ? 'user' : 'assistant';
}

function spokenText(message: Message): string {
  const refusal = message.content
    .filter((part) => part.type === 'refusal')
    .map((part) => part.text)
    .join('\n\n');
  return [messageText(message), refusal].filter(Boolean).join('\n\n');
}

function resultAt(messages: readonly Message[], messageIndex: number): StepResult {
  const message = messages[messageIndex];
  const text = message ? messageText(message) : '';
  return { messageIndex, text, error: isErrorResult(text, message?.is_error) };
}

/** Messages between two places that are not answers of tools. */
function spokenBetween(messages: readonly Message[], after: number, before: number): number {
  return messages.slice(after + 1, before).filter(({ role }) => role !== 'tool').length;
}
