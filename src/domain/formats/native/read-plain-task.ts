import type { JsonValue } from '#domain/json-value.ts';
import type { SourceRow } from '#domain/formats/framing/source-row.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import {
  emptyFragment,
  type Fragment,
  type ReadResponse,
} from '#domain/formats/readers/fragment.ts';
import { textMessage } from '#domain/task/message-text.ts';

const FIELDS = new Set(['kind', 'externalId', 'title', 'prompt', 'responses']);
const RESPONSE_FIELDS = new Set(['text', 'model']);

/**
 * The commonest line of a Touchstone file, a prompt and answers that are plain texts, read
 * without its schema: a third of the time, over millions of lines. Null for every other line,
 * also for every faulty one, so that the schema remains the only judge. A property test holds
 * the two readings equal.
 */
export function readPlainTask({ value, notices }: SourceRow): Fragment | null {
  if (!isRecord(value) || !onlyHas(value, FIELDS)) return null;
  const { kind = 'task', externalId = null, title = null, prompt, responses } = value;
  if (kind !== 'task' || !isTextOrNull(externalId) || !isTextOrNull(title)) return null;
  if (!isText(prompt) || !Array.isArray(responses) || responses.length === 0) return null;
  const read: ReadResponse[] = [];
  for (const each of responses) {
    const response = plainResponse(each);
    if (response === null) return null;
    read.push(response);
  }
  return {
    ...emptyFragment(),
    externalId,
    title,
    prompt: [textMessage('user', prompt)],
    responses: read,
    notices,
  };
}

function plainResponse(value: JsonValue): ReadResponse | null {
  if (isText(value)) return { messages: [textMessage('assistant', value)], model: null };
  if (!isRecord(value) || !onlyHas(value, RESPONSE_FIELDS)) return null;
  const { text, model = null } = value;
  if (!isText(text) || !isTextOrNull(model)) return null;
  return { messages: [textMessage('assistant', text)], model };
}

function onlyHas(value: { [key: string]: JsonValue }, known: ReadonlySet<string>): boolean {
  for (const key of Object.keys(value)) if (!known.has(key)) return false;
  return true;
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isTextOrNull(value: JsonValue): value is string | null {
  return value === null || typeof value === 'string';
}
