import type { JsonValue } from '#domain/json-value.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Notice, Refusal, SourceRow } from '#domain/formats/framing/source-row.ts';
import { messagesOf } from '#domain/formats/messages/messages-of.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { Fragment, ReadResponse } from '#domain/formats/readers/fragment.ts';
import { criteriaOf } from '#domain/formats/rubrics/criteria-of.ts';
import type { MessageRole } from '#domain/task/message.ts';
import { nativeTask, type NativeTask } from './native-task.ts';
import { readPlainTask } from './read-plain-task.ts';
import { strayReview } from './stray-review.ts';

/** A line of a Touchstone file that is no task: it says where the file begins or ends. */
export function isNativeFrame(value: JsonValue): boolean {
  return isRecord(value) && (value['kind'] === 'touchstone' || value['kind'] === 'end');
}

/** One task from one line. */
export function readNative(row: SourceRow): { fragment: Fragment } | { refusal: Refusal } {
  const plain = readPlainTask(row);
  return plain === null ? readBySchema(row) : { fragment: plain };
}

/** The same by the schema, which knows every field. */
export function readBySchema(row: SourceRow): { fragment: Fragment } | { refusal: Refusal } {
  const parsed = nativeTask.safeParse(row.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { refusal: { field: placeOf(issue?.path ?? []), reason: sentenceOf(issue) } };
  }
  const read = fragmentOf(parsed.data, row);
  return read.ok ? { fragment: read.value } : { refusal: read.error };
}

function fragmentOf(task: NativeTask, row: SourceRow): Result<Fragment, Refusal> {
  const prompt = conversationAt(task.prompt, 'user', 'prompt');
  if (!prompt.ok) return prompt;
  const responses: ReadResponse[] = [];
  for (const [index, each] of task.responses.entries()) {
    const read = responseOf(each, `responses[${index}]`);
    if (!read.ok) return read;
    responses.push(read.value);
  }
  const criteria = task.rubric
    ? criteriaOf(task.rubric.criteria as JsonValue, 'rubric.criteria')
    : ok(null);
  if (!criteria.ok) return criteria;
  const stray = strayId(task, responses) ?? strayReview(task);
  if (stray !== null) return fail(stray);
  return ok({
    group: null,
    externalId: task.externalId ?? null,
    title: task.title ?? null,
    prompt: prompt.value,
    documents: task.documents ?? [],
    responses,
    criteria: criteria.value,
    metadata: task.metadata ?? {},
    skills: task.skills ?? [],
    priority: task.priority ?? null,
    ...(task.gold === undefined ? {} : { gold: task.gold }),
    notices: noticesOf(row),
    ...(task.sourceHash || task.annotations || task.drafts || task.closed || task.rubric
      ? {
          native: {
            rubricVersion: task.rubric?.version ?? 1,
            closed: task.closed ?? false,
            annotations: task.annotations ?? [],
            drafts: task.drafts ?? [],
            ...(task.final === undefined ? {} : { final: task.final }),
            reviews: task.reviews ?? [],
            sourceHash: task.sourceHash ?? null,
          },
        }
      : {}),
  });
}

/** Fields of a line that this format does not have. */
export function strangeFields(row: { [key: string]: JsonValue }): string[] {
  return Object.keys(row).filter((field) => !Object.hasOwn(nativeTask.shape, field));
}

function noticesOf({ value, notices }: SourceRow): readonly Notice[] {
  const strange = isRecord(value) ? strangeFields(value) : [];
  if (strange.length === 0) return notices;
  const reason = 'Not a field of this format: left out';
  return [...notices, ...strange.map((field) => ({ field, reason }))];
}

function responseOf(
  given: NativeTask['responses'][number],
  place: string,
): Result<ReadResponse, Refusal> {
  if (typeof given === 'string') {
    const read = conversationAt(given, 'assistant', place);
    return read.ok ? ok({ messages: read.value, model: null }) : read;
  }
  const said = given.messages ?? given.text;
  if (said === undefined) return fail({ field: place, reason: 'Neither messages nor a text' });
  const read = conversationAt(
    said,
    'assistant',
    `${place}.${given.messages ? 'messages' : 'text'}`,
  );
  if (!read.ok) return read;
  return ok({
    messages: read.value,
    model: given.model ?? null,
    ...(given.language ? { language: given.language } : {}),
    ...(given.metadata ? { metadata: given.metadata } : {}),
    ...(given.raw === undefined ? {} : { raw: given.raw }),
    ...(given.id === undefined ? {} : { id: given.id }),
    ...(given.derivedFrom ? { derivedFrom: given.derivedFrom } : {}),
    ...(given.sourceHash === undefined ? {} : { sourceHash: given.sourceHash }),
  });
}

function conversationAt(value: JsonValue | NativeTask['prompt'], role: MessageRole, field: string) {
  const read = messagesOf(value as JsonValue, role);
  if (!read.ok) return fail({ field: `${field}${read.error.place}`, reason: read.error.reason });
  if (read.value.length === 0 || (typeof value === 'string' && value.trim() === '')) {
    return fail({ field, reason: role === 'user' ? 'Empty prompt' : 'Empty response' });
  }
  return read;
}

/** Work that names a response which this task does not have would be lost: it is refused. */
function strayId(task: NativeTask, responses: readonly ReadResponse[]): Refusal | null {
  const known = new Set(responses.map(({ id }, index) => id ?? `r${index + 1}`));
  if (known.size < responses.length) {
    return { field: 'responses', reason: 'Two responses have the same id' };
  }
  const work = [...(task.annotations ?? []), ...(task.drafts ?? [])];
  for (const each of work) {
    const stray = each.displayOrder.find((id) => !known.has(id));
    if (stray !== undefined) {
      return { field: 'displayOrder', reason: `“${stray}” is not a response of this task` };
    }
  }
  return null;
}

type Issue = { code?: string; path: PropertyKey[]; message: string; errors?: Issue[][] };

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, key) =>
      typeof key === 'number'
        ? `${place}[${key}]`
        : place === ''
          ? String(key)
          : `${place}.${String(key)}`,
    '',
  );
}

function sentenceOf(issue: unknown): string {
  const { code, message, path } = (issue as Issue | undefined) ?? { message: '', path: [] };
  if (code === 'too_small' && path.join('.') === 'responses') {
    return 'None. A task needs at least one response';
  }
  return message === 'Invalid input' || message === ''
    ? 'Missing, or not of the kind that it must be'
    : message;
}
