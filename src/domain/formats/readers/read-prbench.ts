import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import { criteriaOf } from '#domain/formats/rubrics/criteria-of.ts';
import { textMessage } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import { emptyFragment, type Reader } from './fragment.ts';

/**
 * PRBench: columns per turn (`prompt_0`, `response_0`, `model_0`, `reference_texts_0`, …). The
 * earlier turns are the prompt; the last turn that has a response is what is judged. Columns
 * `response_<model>` or a list `responses` are further responses to the last prompt.
 */
export const prbench: Reader = {
  name: 'prbench',
  title: 'PRBench',
  groups: false,
  read(row) {
    const value = row.value;
    if (!isRecord(value))
      return { refusal: { field: 'line', reason: 'Not an object' }, group: null };
    const refuse = (field: string, reason: string) => ({ refusal: { field, reason }, group: null });
    const turns = turnsOf(value);
    if (turns.length === 0) return refuse('prompt_0', 'Empty prompt');
    const judged = turns.findLastIndex(({ response }) => response !== null);
    const last = turns[judged];
    if (last === undefined || last.response === null) {
      return refuse('response_0', 'Empty. A task needs at least one response');
    }
    const criteria = value['rubric'] === undefined ? null : criteriaOf(value['rubric'], 'rubric');
    if (criteria !== null && !criteria.ok) return { refusal: criteria.error, group: null };
    const model = value[`model_${judged}`];
    const kept = Object.entries(value).filter(
      ([name]) => !/^(task|rubric|(prompt|response|model|reference_texts)_\d+)$/.test(name),
    );
    return {
      fragment: {
        ...emptyFragment(),
        externalId: typeof value['task'] === 'string' ? value['task'] : null,
        prompt: turns
          .slice(0, judged + 1)
          .flatMap(({ prompt, response }, index): Message[] => [
            textMessage('user', prompt),
            ...(index < judged && response !== null ? [textMessage('assistant', response)] : []),
          ]),
        documents: turns.flatMap(({ references }, turn) =>
          references.map((text, index) => ({
            id: `d${turn}-${index}`,
            name: `Reference text ${index}${turns.length > 1 ? `, turn ${turn + 1}` : ''}`,
            mediaType: 'text/plain',
            text,
          })),
        ),
        responses: [
          {
            messages: [textMessage('assistant', last.response)],
            model: typeof model === 'string' ? model : null,
          },
        ],
        criteria: criteria?.value ?? null,
        metadata: Object.fromEntries(kept),
        skills: [value['field']].filter((each) => typeof each === 'string'),
        notices: row.notices,
      },
    };
  },
};

export function looksLikePrbench(row: { [key: string]: JsonValue }): string[] | null {
  const rubric = row['rubric'];
  const first = Array.isArray(rubric) ? rubric[0] : undefined;
  return Object.hasOwn(row, 'prompt_0') && isRecord(first) && isRecord(first['annotations'])
    ? ['prompt_0', 'rubric[].annotations.weight_class']
    : null;
}

type Turn = { prompt: string; response: string | null; references: string[] };

function turnsOf(row: { [key: string]: JsonValue }): Turn[] {
  const turns: Turn[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const prompt = row[`prompt_${turn}`];
    if (typeof prompt !== 'string' || prompt.trim() === '') break;
    const response = row[`response_${turn}`];
    const references = row[`reference_texts_${turn}`];
    turns.push({
      prompt,
      response: typeof response === 'string' && response.trim() !== '' ? response : null,
      references: Array.isArray(references)
        ? references.filter((each) => typeof each === 'string')
        : [],
    });
  }
  return turns;
}
