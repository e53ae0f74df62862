import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { Refusal, SourceRow } from '#domain/formats/framing/source-row.ts';
import { textMessage } from '#domain/task/message-text.ts';
import type { MessagePart } from '#domain/task/message.ts';
import { emptyFragment, type ReadContext, type Reader, type ReadResponse } from './fragment.ts';

type Entry = { [key: string]: JsonValue };

/**
 * GDPval tasks with the deliverables of ClawWork's runs: one task a row, one response a model,
 * whose artifacts become a file part each, followed by the artifact's text where it has one.
 * The rubric comes from a folder, by occupation.
 */
export const gdpval: Reader = {
  name: 'gdpval',
  title: 'GDPval tasks (ClawWork)',
  groups: false,
  read(row, context) {
    const read = readTask(row, context);
    return 'refusal' in read ? { ...read, group: null } : read;
  },
};

export function looksLikeGdpval(row: Entry): string[] | null {
  const fields = ['task_id', 'occupation', 'prompt', 'responses'];
  const listed = row['responses'];
  const artifacts =
    Array.isArray(listed) &&
    listed.some((each) => isRecord(each) && Array.isArray(each['artifacts']));
  return fields.every((field) => Object.hasOwn(row, field)) && artifacts
    ? ['occupation', 'responses[].artifacts[]']
    : null;
}

function readTask(
  row: SourceRow,
  context: ReadContext,
): ReturnType<Reader['read']> | { refusal: Refusal } {
  const value = row.value;
  if (!isRecord(value)) return refuse('line', 'Not an object');
  const { prompt, task_id: id, occupation, sector, responses: listed } = value;
  if (typeof id !== 'string' || id === '') return refuse('task_id', 'Missing');
  if (typeof prompt !== 'string' || prompt.trim() === '') return refuse('prompt', 'Empty prompt');
  if (!Array.isArray(listed) || listed.length === 0) {
    return refuse('responses', 'Missing. A task needs at least one response');
  }
  const responses: ReadResponse[] = [];
  for (const [index, each] of listed.entries()) {
    const read = responseOf(each);
    if (typeof read === 'string') return refuse(`responses[${index}].artifacts`, read);
    responses.push(read);
  }
  const key =
    typeof value[context.rubricKey ?? 'occupation'] === 'string'
      ? String(value[context.rubricKey ?? 'occupation'])
      : '';
  const criteria = context.rubrics.get(key) ?? null;
  const known = new Set(['task_id', 'prompt', 'responses', 'reference_files']);
  return {
    fragment: {
      ...emptyFragment(),
      externalId: id,
      title: titleOf(prompt, occupation),
      prompt: [textMessage('user', prompt)],
      documents: documentsOf(value['reference_files']),
      responses,
      criteria: criteria === null ? null : [...criteria],
      metadata: Object.fromEntries(Object.entries(value).filter(([name]) => !known.has(name))),
      skills: [occupation, sector].filter((each) => typeof each === 'string'),
      notices:
        context.rubrics.size > 0 && criteria === null
          ? [
              ...row.notices,
              {
                field: context.rubricKey ?? 'occupation',
                reason: `No rubric for “${key}”: imported without one`,
              },
            ]
          : row.notices,
    },
  };
}

function refuse(field: string, reason: string): { refusal: Refusal } {
  return { refusal: { field, reason } };
}

function titleOf(prompt: string, occupation: JsonValue | undefined): string {
  const line = prompt.trim().split('\n', 1)[0] ?? '';
  const short = line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line;
  return typeof occupation === 'string' ? `${occupation}: ${short}` : short;
}

function responseOf(given: JsonValue): ReadResponse | string {
  if (!isRecord(given) || !Array.isArray(given['artifacts'])) return 'Missing';
  const content: MessagePart[] = [];
  for (const artifact of given['artifacts']) {
    if (!isRecord(artifact)) return 'Not a list of files';
    const name = String(artifact['file'] ?? 'file');
    content.push({ type: 'file', name, mediaType: mediaTypeOf(String(artifact['type'] ?? '')) });
    const text = artifact['text'];
    if (typeof text === 'string' && text.trim() !== '') content.push({ type: 'text', text });
  }
  if (!content.some(({ type }) => type === 'text')) return 'No artifact with a text';
  const { model, artifacts: _, ...rest } = given;
  return {
    messages: [{ role: 'assistant', content }],
    model: typeof model === 'string' ? model : null,
    metadata: rest,
    raw: given,
  };
}

function documentsOf(files: JsonValue | undefined) {
  if (!Array.isArray(files)) return [];
  return files.map((file, index) => {
    const path = String(file);
    const name = path.split('/').at(-1) ?? path;
    return { id: `d${index + 1}`, name, mediaType: mediaTypeOf(name.split('.').at(-1) ?? '') };
  });
}

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]);

export function mediaTypeOf(extension: string): string {
  return MEDIA_TYPES.get(extension.toLowerCase()) ?? 'application/octet-stream';
}
