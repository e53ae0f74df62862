import { isRecord } from '#domain/formats/path/field-path.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { finishCriteria } from '#domain/formats/rubrics/criterion-draft.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { emptyFragment, type Reader } from './fragment.ts';

const HEADS = [
  '###The instruction to evaluate:',
  '###Response to evaluate:',
  '###Reference Answer (Score 5):',
  '###Score Rubrics:',
  '###Feedback:',
] as const;

/**
 * Prometheus evaluation sets: one templated text holds instruction, response, reference and a
 * rubric of one criterion with five worded levels. Rows with the same instruction and rubric are
 * one task. Scores are a model's, not a person's, and are kept with the response as such.
 */
export const prometheus: Reader = {
  name: 'prometheus',
  title: 'Prometheus evaluation set',
  groups: true,
  read(row) {
    const value = row.value;
    if (!isRecord(value))
      return { refusal: { field: 'line', reason: 'Not an object' }, group: null };
    const parts = typeof value['instruction'] === 'string' ? cut(value['instruction']) : null;
    if (parts === null) {
      return {
        refusal: { field: 'instruction', reason: 'Not cut by the headings of the template' },
        group: null,
      };
    }
    const [instruction, response, reference, rubric] = parts;
    const group = `${instruction}\n${rubric}`;
    if (instruction === '')
      return { refusal: { field: 'instruction', reason: 'Empty prompt' }, group };
    if (response === '')
      return { refusal: { field: 'instruction', reason: 'Empty response' }, group };
    const criteria = levelsOf(rubric);
    if (criteria === null) {
      return {
        refusal: { field: 'instruction', reason: 'The rubric does not have five levels' },
        group,
      };
    }
    const { response_source: source, category, instruction: _, ...rest } = value;
    return {
      fragment: {
        ...emptyFragment(),
        group,
        prompt: [textMessage('user', instruction)],
        responses: [
          {
            messages: [textMessage('assistant', response)],
            model: typeof source === 'string' ? source : null,
            metadata: rest,
            raw: value,
          },
        ],
        criteria,
        metadata: category === undefined ? {} : { category },
        ...(reference === '' ? {} : { gold: reference }),
        notices: row.notices,
      },
    };
  },
};

export function looksLikePrometheus(row: { [key: string]: JsonValue }): string[] | null {
  const text = row['instruction'];
  return typeof text === 'string' && HEADS.slice(0, 2).every((head) => text.includes(head))
    ? ['instruction, with “###Response to evaluate:” inside']
    : null;
}

function cut(text: string): [string, string, string, string] | null {
  const places = HEADS.map((head) => text.indexOf(head));
  if (places.some((place, index) => place === -1 || place < (places[index - 1] ?? 0))) return null;
  const [a = '', b = '', c = '', d = ''] = HEADS.slice(0, 4).map((head, index) =>
    text.slice((places[index] ?? 0) + head.length, places[index + 1]).trim(),
  );
  return [a, b, c, d];
}

function levelsOf(rubric: string): Criterion[] | null {
  const levels = [1, 2, 3, 4, 5].map(
    (level) => new RegExp(`^Score ${level}:[ \\t]*(.*)$`, 'm').exec(rubric)?.[1],
  );
  const text =
    rubric
      .split(/^Score 1:/m)[0]
      ?.trim()
      .replace(/^\[([\s\S]*)\]$/, '$1') ?? '';
  if (text === '' || levels.some((level) => level === undefined)) return null;
  return finishCriteria([
    { text, points: 1, scale: { kind: 'anchored', levels: levels.map((level) => level ?? '') } },
  ]);
}
