import { expect, test } from 'vitest';
import { isRefused } from '#domain/formats/framing/source-row.ts';
import { framerOf } from '#domain/formats/framing/framing.ts';
import { mergeFragments } from '#domain/formats/merge-fragments.ts';
import { sniffFormat } from '#domain/formats/sniff-format.ts';
import type { FieldMap } from './field-map.ts';
import type { ReadContext } from './fragment.ts';
import { readerOf } from './readers.ts';

const context: ReadContext = { fileName: 'gpt-4.jsonl', rubrics: new Map(), rubricKey: null };

/** Rows through the format that is recognised, or by a mapping; each row a task of its own. */
function readAll(rows: readonly unknown[], map?: FieldMap) {
  const text = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  const sniffed = sniffFormat(text);
  const reader = readerOf(
    map ? 'map' : sniffed.format,
    map ?? (sniffed.format === 'map' ? sniffed.map : {}),
  );
  const framer = framerOf(sniffed.framing);
  const read = [...framer.push(text), ...framer.end()].map((row) => {
    if (isRefused(row)) return { refusal: row.refusal };
    const one = reader?.read(row, context);
    if (one === undefined || 'refusal' in one) return { refusal: one?.refusal };
    const merged = mergeFragments([{ fragment: one.fragment, place: `line ${row.line}` }]);
    return merged.ok
      ? { task: merged.value.task, notices: one.fragment.notices }
      : { refusal: merged.error };
  });
  return { format: sniffed.format, read };
}

function firstTask(rows: readonly unknown[], map?: FieldMap) {
  const { format, read } = readAll(rows, map);
  const [first] = read;
  if (first?.task === undefined) throw new Error(JSON.stringify(first));
  return { format, task: first.task, notices: first.notices };
}

const texts = (task: {
  responses: { messages: { content: { type: string; text?: string }[] }[] }[];
}) =>
  task.responses.map(({ messages }) =>
    messages.flatMap(({ content }) => content.map(({ text }) => text)),
  );

test('a mapping reaches into lists: one response an item, its texts its parts, its model beside it', () => {
  const row = {
    q: 'Why?',
    runs: [
      { who: 'm1', parts: [{ text: 'a' }, { text: null }, { text: 'b' }], cost: 2 },
      { who: 'm2', parts: [{ text: 'c' }] },
    ],
    topic: 'tax',
  };
  const { task } = firstTask([row], {
    prompt: 'q',
    response: 'runs[].parts[].text',
    model: 'runs[].who',
  });
  expect(texts(task)).toEqual([['a', 'b'], ['c']]);
  expect(task.responses.map(({ model }) => model)).toEqual(['m1', 'm2']);
  expect(task.responses[0]).toMatchObject({ metadata: { cost: 2 }, raw: row.runs[0] });
  expect(task.metadata).toEqual({ topic: 'tax' });
});

test('columns side by side are responses with a model each', () => {
  const { task, format } = firstTask([
    { prompt: 'P', response_a: 'A', response_b: 'B', model_a: 'x', model_b: 'y' },
  ]);
  expect(format).toBe('map');
  expect(texts(task)).toEqual([['A'], ['B']]);
  expect(task.responses.map(({ model }) => model)).toEqual(['x', 'y']);
});

test('a number where a text is expected is the characters of the file, and is reported', () => {
  const { task, notices } = firstTask(['{"q": 10.50, "a": 1e3, "gold": 0.10}'], {
    prompt: 'q',
    response: 'a',
    reference: 'gold',
  });
  expect(task.prompt[0]?.content).toEqual([{ type: 'text', text: '10.50' }]);
  expect(texts(task)).toEqual([['1e3']]);
  expect(task.gold).toBe('0.10');
  expect(notices?.map(({ field }) => field)).toEqual(['q', 'a', 'gold']);
  expect(
    firstTask(['{"q":"p","a":"r","gold":1577}'], { prompt: 'q', response: 'a', reference: 'gold' })
      .task.gold,
  ).toBe(1577);
});

test('the model may be the file’s name', () => {
  const { task } = firstTask([{ q: 'p', a: 'r' }], { prompt: 'q', response: 'a', model: '$file' });
  expect(task.responses[0]?.model).toBe('gpt-4');
});

test.each([
  [{ a: 'r' }, 'q', 'Missing'],
  [{ q: ' ', a: 'r' }, 'q', 'Empty prompt'],
  [{ q: 'p' }, 'a', 'Missing'],
  [{ q: 'p', a: '' }, 'a', 'Empty. A response needs a text'],
  [{ q: { x: 1 }, a: 'r' }, 'q.role', 'null is not a role'],
  [
    { q: 'p', a: [{ role: 'assistant', content: 7 }, { role: 'x' }] },
    'a[1].role',
    '"x" is not a role',
  ],
  [{ q: 'p', a: 'r', n: 1.5 }, 'n', '1.5 is not a whole number'],
  ['"only a text"', 'line', 'Not an object, but a string'],
])('%j is refused at %s', (row, field, reason) => {
  const { read } = readAll([row, { q: 'p', a: 'r' }].toReversed(), {
    prompt: 'q',
    response: 'a',
    priority: 'n',
  });
  expect(read[1]?.refusal).toEqual({ field, reason });
  expect(read[0]?.task).toBeDefined();
});

test('HealthBench: reference completions are the responses, the ideal one the reference', () => {
  const { format, task } = firstTask([
    {
      prompt_id: 'h1',
      prompt: [{ role: 'user', content: 'Fever' }],
      rubrics: [{ criterion: 'Asks age', points: 5, tags: [] }],
      ideal_completions_data: {
        ideal_completion: 'Best',
        ideal_completions_ref_completions: ['One', 'Two'],
      },
    },
  ]);
  expect(format).toBe('healthbench');
  expect(task).toMatchObject({ externalId: 'h1', gold: 'Best', criteria: [{ points: 5 }] });
  expect(texts(task)).toEqual([['One'], ['Two']]);
});

test('PRBench: earlier turns are the prompt, the last answered turn is judged', () => {
  const { format, task } = firstTask([
    {
      task: 'fin-1',
      field: 'Finance',
      prompt_0: 'Q0',
      response_0: 'A0',
      prompt_1: 'Q1',
      response_1: 'A1',
      model_1: 'm',
      prompt_2: 'Q2',
      reference_texts_1: ['Ref'],
      rubric: [
        { id: 'a', title: 'T', annotations: { weight_class: 'important', important_weight: 5 } },
      ],
    },
  ]);
  expect(format).toBe('prbench');
  expect(task.prompt.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  expect(texts(task)).toEqual([['A1']]);
  expect(task).toMatchObject({
    externalId: 'fin-1',
    documents: [{ text: 'Ref' }],
    skills: ['Finance'],
  });
});

test('ProfBench, OneMillion, HelpSteer3 and APEX are known by their fields', () => {
  const criterion = { criterion_description: 'd', criterion_weight: 'Major', criterion_type: [] };
  expect(
    firstTask([
      {
        task_id: 'Fin-0',
        domain: 'Finance MBA',
        prompt: 'P',
        rubrics: [criterion],
        o3_response: 'a',
        grok4_response: 'b',
        'r1-0528_response': 'c',
      },
    ]),
  ).toMatchObject({ format: 'profbench', task: { criteria: [{ points: 3 }] } });
  expect(
    firstTask([
      {
        case_id: 'c1',
        prompt: 'P',
        system_prompt: 'S',
        rubrics: [{ rubric_number: 1, rubric_detail: 'd', rubric_weight: -3 }],
        responses: ['r'],
        tags: [],
      },
    ]),
  ).toMatchObject({
    format: 'onemillion',
    task: { prompt: [{ role: 'system' }, { role: 'user' }], criteria: [{ points: -3 }] },
  });
  expect(
    firstTask([
      {
        domain: 'code',
        language: 'go',
        context: [{ role: 'user', content: 'P' }],
        response1: 'a',
        response2: 'b',
        overall_preference: 2,
      },
    ]),
  ).toMatchObject({
    format: 'helpsteer3',
    task: { responses: [{ language: 'go' }, {}], metadata: { overall_preference: 2 } },
  });
  const rubric = JSON.stringify({ 'criterion 1': { description: 'x' } }).replaceAll('"', '""');
  expect(
    firstTask([`Task ID,Domain,Prompt,Rubric JSON,Response\n7,Law,"Do, please","${rubric}",Done`]),
  ).toMatchObject({
    format: 'apex',
    task: {
      externalId: '7',
      prompt: [{ content: [{ text: 'Do, please' }] }],
      criteria: [{ text: 'x' }],
    },
  });
});

test('Prometheus: the template is cut at its headings', () => {
  const instruction = [
    '###Task Description:',
    'intro',
    '###The instruction to evaluate:',
    'Do X',
    '###Response to evaluate:',
    'Did X',
    '###Reference Answer (Score 5):',
    'Best X',
    '###Score Rubrics:',
    '[Is it X?]',
    ...[1, 2, 3, 4, 5].map((n) => `Score ${n}: level ${n}`),
    '###Feedback: ',
  ].join('\n');
  const { format, task } = firstTask([
    { idx: 0, response_source: 'vicuna', category: 'c', instruction, gpt4_score: [5, 4, 5] },
  ]);
  expect(format).toBe('prometheus');
  expect(task).toMatchObject({
    gold: 'Best X',
    metadata: { category: 'c' },
    criteria: [
      {
        text: 'Is it X?',
        scale: {
          kind: 'anchored',
          levels: ['level 1', 'level 2', 'level 3', 'level 4', 'level 5'],
        },
      },
    ],
  });
  expect(task.responses[0]).toMatchObject({ model: 'vicuna', metadata: { gpt4_score: [5, 4, 5] } });
});

test('Touchstone lines: short forms have defaults, work that names a stranger is refused', () => {
  const { format, task } = firstTask([
    {
      prompt: 'P',
      responses: ['a', { messages: [{ role: 'assistant', content: 'b' }], model: 'm' }],
      rubric: { criteria: ['Right', { text: 'Rude', points: -2, scale: { kind: 'ternary' } }] },
    },
  ]);
  expect(format).toBe('touchstone');
  expect(task.criteria).toMatchObject([
    { id: 'c1', points: 1, scale: { kind: 'binary' } },
    { id: 'c2', points: -2, scale: { kind: 'ternary' } },
  ]);
  const draft = {
    annotator: 'a',
    revision: 1,
    schema: 1,
    fields: {},
    displayOrder: ['r9'],
    rubricVersion: null,
    projectVersion: 1,
    activeSeconds: 0,
    savedAt: null,
  };
  const { read } = readAll([
    { prompt: 'P', responses: ['a'], drafts: [draft] },
    {
      prompt: 'P',
      responses: [
        { id: 'x', text: 'a' },
        { id: 'x', text: 'b' },
      ],
    },
    { prompt: 'P', responses: [{ model: 'm' }] },
    { prompt: 'P', responses: ['a'], priority: 'high' },
  ]);
  expect(read.map(({ refusal }) => `${refusal?.field}: ${refusal?.reason}`)).toEqual([
    'displayOrder: “r9” is not a response of this task',
    'responses: Two responses have the same id',
    'responses[0]: Neither messages nor a text',
    expect.stringContaining('priority'),
  ]);
});

test('fields are guessed from their names', () => {
  const guess = (row: object) => sniffFormat(`${JSON.stringify(row)}\n${JSON.stringify(row)}`).map;
  expect(guess({ id: 1, Question: 'q', Answer: 'a' })).toEqual({
    prompt: 'Question',
    response: 'Answer',
    id: 'id',
  });
  expect(guess({ qid_id: 1, instruction: 'q', output: 'a', generator: 'm' })).toEqual({
    prompt: 'instruction',
    response: 'output',
    model: 'generator',
    group: 'qid_id',
  });
  expect(guess({ query: 'q', completions: [{ content: 'a', model: 'm' }] })).toEqual({
    prompt: 'query',
    response: 'completions[].content',
    model: 'completions[].model',
  });
  expect(guess({ prompt: 'q', chosen: 'a', rejected: 'b' })).toEqual({
    prompt: 'prompt',
    response: 'chosen|rejected',
  });
});
