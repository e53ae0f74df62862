import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import { textMessage } from '#domain/task/message-text.ts';
import {
  messageRole,
  type Message,
  type MessagePart,
  type MessageRole,
  type ToolCall,
} from '#domain/task/message.ts';

type Problem = { place: string; reason: string };
type Entry = { [key: string]: JsonValue };

/**
 * A conversation from whatever a record holds: a text, one message, a list of OpenAI chat
 * messages or of Anthropic messages (whose tool results stand inside user messages and become
 * messages of role `tool`). Plain text becomes one message of `role`.
 */
export function messagesOf(value: JsonValue, role: MessageRole): Result<Message[], Problem> {
  if (typeof value === 'string') return ok([textMessage(role, value)]);
  if (isRecord(value)) {
    if (Array.isArray(value['messages'])) return conversationOf(value);
    return readOne(value, '');
  }
  if (!Array.isArray(value))
    return fail({ place: '', reason: `Not a text nor messages, but ${kindOf(value)}` });
  if (value.length > 0 && value.every((each) => typeof each === 'string')) {
    return ok(value.map((each) => textMessage(role, each as string)));
  }
  return readAll(value, '');
}

/** `{system, messages}`, as requests to Anthropic have it. */
function conversationOf(value: Entry): Result<Message[], Problem> {
  const read = readAll(value['messages'] as JsonValue[], 'messages');
  if (!read.ok) return read;
  const system = value['system'];
  if (system === undefined || system === null) return read;
  const first = readOne({ role: 'system', content: system }, 'system');
  return first.ok ? ok([...first.value, ...read.value]) : first;
}

function readAll(list: readonly JsonValue[], place: string): Result<Message[], Problem> {
  const messages: Message[] = [];
  for (const [index, each] of list.entries()) {
    const read = readOne(each, `${place}[${index}]`);
    if (!read.ok) return read;
    messages.push(...read.value);
  }
  return ok(messages);
}

function readOne(value: JsonValue, place: string): Result<Message[], Problem> {
  if (!isRecord(value)) return fail({ place, reason: `Not a message, but ${kindOf(value)}` });
  const role = messageRole.safeParse(
    ROLE_WORDS[String(value['role'] ?? value['from'])] ?? value['role'],
  );
  if (!role.success) {
    return fail({
      place: `${place}.role`,
      reason: `${JSON.stringify(value['role'] ?? null)} is not a role`,
    });
  }
  const content = value['content'] ?? value['value'] ?? null;
  const parts: MessagePart[] = [];
  const calls: ToolCall[] = [];
  const results: Message[] = [];
  const reasoning = value['reasoning_content'] ?? value['reasoning'];
  if (typeof reasoning === 'string' && reasoning !== '')
    parts.push({ type: 'reasoning', text: reasoning });
  for (const block of blocksOf(content)) {
    const problem = readBlock(block, { parts, calls, results });
    if (problem !== null) return fail({ place: `${place}.content`, reason: problem });
  }
  if (typeof value['refusal'] === 'string') parts.push({ type: 'refusal', text: value['refusal'] });
  const openAiCalls = toolCallsOf(value);
  if (openAiCalls === null)
    return fail({ place: `${place}.tool_calls`, reason: 'Not a list of tool calls' });
  calls.push(...openAiCalls);
  const message: Message = {
    role: role.data,
    content: parts,
    ...textEntry('name', value['name']),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    ...textEntry('tool_call_id', value['tool_call_id']),
    ...(value['is_error'] === true ? { is_error: true } : {}),
  };
  const onlyResults = results.length > 0 && parts.length === 0 && calls.length === 0;
  return ok(onlyResults ? results : [...results, message]);
}

const ROLE_WORDS: Readonly<Record<string, MessageRole>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, MessageRole>, {
    human: 'user',
    gpt: 'assistant',
    model: 'assistant',
    function: 'tool',
  }),
);

function textEntry<K extends string>(key: K, value: JsonValue | undefined): { [P in K]?: string } {
  return typeof value === 'string' ? ({ [key]: value } as { [P in K]: string }) : {};
}

function blocksOf(content: JsonValue): readonly JsonValue[] {
  if (content === null || content === '') return [];
  return Array.isArray(content) ? content : [content];
}

type Found = { parts: MessagePart[]; calls: ToolCall[]; results: Message[] };

/** Sorts one content block into what it is; answers why it cannot. */
function readBlock(block: JsonValue, found: Found): string | null {
  if (typeof block === 'string' || typeof block === 'number') {
    found.parts.push({ type: 'text', text: String(block) });
    return null;
  }
  if (!isRecord(block)) return `A part of the content is ${kindOf(block)}`;
  const text = block['text'];
  switch (block['type']) {
    case 'text':
    case 'input_text':
    case 'output_text':
    case undefined:
      if (typeof text !== 'string') return 'A text part without text';
      found.parts.push({ type: 'text', text });
      return null;
    case 'thinking':
    case 'reasoning':
      found.parts.push({ type: 'reasoning', text: String(block['thinking'] ?? text ?? '') });
      return null;
    case 'refusal':
      found.parts.push({ type: 'refusal', text: String(block['refusal'] ?? text ?? '') });
      return null;
    case 'tool_use':
      found.calls.push({
        id: String(block['id'] ?? ''),
        type: 'function',
        function: {
          name: String(block['name'] ?? ''),
          arguments: JSON.stringify(block['input'] ?? {}),
        },
      });
      return null;
    case 'tool_result':
      return readToolResult(block, found);
    default:
      found.parts.push(fileBlock(block));
      return null;
  }
}

function readToolResult(block: Entry, found: Found): string | null {
  const inner: Found = { parts: [], calls: [], results: [] };
  for (const each of blocksOf(block['content'] ?? null)) {
    const problem = readBlock(each, inner);
    if (problem !== null) return problem;
  }
  found.results.push({
    role: 'tool',
    content: inner.parts,
    tool_call_id: String(block['tool_use_id'] ?? ''),
    ...(block['is_error'] === true ? { is_error: true } : {}),
  });
  return null;
}

/** An image, a file or a part of a kind that is not shown: named, so that nobody misses it. */
function fileBlock(block: Entry): MessagePart {
  const source = isRecord(block['source']) ? block['source'] : block;
  const file = isRecord(block['file']) ? block['file'] : block;
  const name = block['name'] ?? file['filename'] ?? block['type'];
  const mediaType = block['mediaType'] ?? source['media_type'] ?? 'application/octet-stream';
  return {
    type: 'file',
    name: String(name),
    mediaType: String(mediaType),
    ...textEntry('documentId', block['documentId']),
  };
}

function toolCallsOf(message: Entry): ToolCall[] | null {
  const given = message['tool_calls'];
  const old = message['function_call'];
  if (given === undefined || given === null)
    return isRecord(old) ? [callOf({ function: old })] : [];
  if (!Array.isArray(given)) return null;
  return given.every(isRecord) ? given.map(callOf) : null;
}

function callOf(call: Entry): ToolCall {
  const inner = isRecord(call['function']) ? call['function'] : call;
  const raw = inner['arguments'] ?? '';
  return {
    id: String(call['id'] ?? ''),
    type: 'function',
    function: {
      name: String(inner['name'] ?? ''),
      arguments: typeof raw === 'string' ? raw : JSON.stringify(raw),
    },
  };
}

export function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
