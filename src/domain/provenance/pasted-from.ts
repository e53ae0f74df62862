import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { conversationText } from '#domain/task/message-text.ts';
import type { BlindTask } from '#domain/task/task.ts';
import { isTextField } from './text-origin.ts';
import type { RunOrigin } from './text-runs.ts';

export type PasteWorld = {
  task: BlindTask;
  /** The draft as it was before the paste. */
  fields: DraftFields;
  /** What was pasted from outside before. */
  outside: readonly string[];
};

/**
 * Whether a pasted text stands in the task or in the expert's own texts, or comes from outside.
 * What is rendered is copied without its Markdown, so letters and digits alone are compared.
 */
export function pastedFrom(pasted: string, { task, fields, outside }: PasteWorld): RunOrigin {
  const wanted = bare(pasted);
  // Blanks and signs alone come from nowhere.
  if (wanted === '') return { from: 'typed' };
  const places: [of: string, text: () => string][] = [
    ...task.responses.map(({ id, messages }): [string, () => string] => [
      id,
      () => conversationText(messages),
    ]),
    ['prompt', () => conversationText(task.prompt)],
    ...task.documents.map(({ id, text }): [string, () => string] => [id, () => text ?? '']),
    [
      'rubric',
      () =>
        (task.rubric?.criteria ?? [])
          .map(({ text, title }) => `${title ?? ''}\n${text}`)
          .join('\n'),
    ],
    [
      'own text',
      () =>
        Object.entries(fields)
          .flatMap(([field, value]) =>
            isTextField(field) && typeof value === 'string' ? [value] : [],
          )
          .join('\n'),
    ],
  ];
  const place = places.find(([, text]) => bare(text()).includes(wanted));
  // Moving about in one's own text what came from outside does not make it one's own.
  if (place?.[0] === 'own text' && outside.some((text) => bare(text).includes(wanted))) {
    return { from: 'outside' };
  }
  return place ? { from: 'app', of: place[0] } : { from: 'outside' };
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
