import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { textMessage } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';

import { alignSteps } from './align-steps.ts';
import { alignedRuns } from './aligned-runs.ts';
import { callStart, callText } from './call-text.ts';
import { jsonRows, jsonRowText } from './json-rows.ts';
import { isErrorResult, resultSummary } from './result-summary.ts';
import { trajectorySteps } from './trajectory-steps.ts';

function call(id: string, name: string, written: string, said = ''): Message {
  return {
    role: 'assistant',
    content: said === '' ? [] : [{ type: 'text', text: said }],
    tool_calls: [{ id, type: 'function', function: { name, arguments: written } }],
  };
}

function answer(id: string | undefined, text: string, isError?: boolean): Message {
  return {
    ...textMessage('tool', text),
    ...(id === undefined ? {} : { tool_call_id: id }),
    ...(isError === undefined ? {} : { is_error: isError }),
  };
}

const run: Message[] = [
  textMessage('system', 'Journals above €50,000 need approval.'),
  textMessage('user', 'Find the cause.'),
  call('c1', 'fx.rate', '{"pair":"EURPLN","type":"closing"}', 'I look it up.'),
  answer('c1', '4.2640'),
  textMessage('assistant', 'Done.'),
];

test('a call and its answer are one step, words before it a step of their own', () => {
  expect(trajectorySteps(run).map(({ kind, messageIndex }) => [kind, messageIndex])).toEqual([
    ['policy', 0],
    ['user', 1],
    ['assistant', 2],
    ['call', 2],
    ['assistant', 4],
  ]);
  const [step] = trajectorySteps(run).filter(({ kind }) => kind === 'call');
  expect(step?.kind === 'call' && step.result).toEqual({
    messageIndex: 3,
    text: '4.2640',
    error: false,
  });
});

test('parallel calls find their answers by id, others by standing next', () => {
  const both: Message[] = [
    {
      role: 'assistant',
      content: [],
      tool_calls: ['a', 'b'].map((id) => ({
        id,
        type: 'function' as const,
        function: { name: id, arguments: '{}' },
      })),
    },
    answer('b', 'of b'),
    answer('a', 'of a'),
    call('c', 'c', '{}'),
    answer(undefined, 'of c'),
    answer('stray', 'of nobody'),
  ];
  expect(
    trajectorySteps(both).map((step) => [
      step.kind,
      step.kind === 'call' || step.kind === 'result' ? step.result?.text : '',
    ]),
  ).toEqual([
    ['call', 'of a'],
    ['call', 'of b'],
    ['call', 'of c'],
    ['result', 'of nobody'],
  ]);
});

test('a call without an answer says so and takes none that came after other words', () => {
  const [first] = trajectorySteps([
    call('a', 'x', '{}'),
    textMessage('user', 'Stop.'),
    answer(undefined, 'late'),
  ]);
  expect(first?.kind === 'call' && first.result).toBeNull();
});

test('runs part at the first step that differs, whatever their ids and key order', () => {
  const other = [
    ...run.slice(0, 2),
    call('zz', 'fx.rate', '{ "type": "closing", "pair": "EURPLN" }', 'I look it up.'),
    answer('zz', '4.2640'),
    textMessage('assistant', 'Something else.'),
  ];
  expect(alignSteps([run, other].map(trajectorySteps))).toEqual({
    equalSteps: 4,
    identical: false,
  });
  expect(alignSteps([run, run].map(trajectorySteps))).toEqual({ equalSteps: 5, identical: true });
  expect(alignSteps([run, run.slice(0, 2)].map(trajectorySteps))).toEqual({
    equalSteps: 2,
    identical: false,
  });
  expect(alignSteps([run].map(trajectorySteps))).toEqual({ equalSteps: 0, identical: false });
  expect(alignSteps([run, other, []].map(trajectorySteps)).equalSteps).toBe(0);
});

test('another answer of the same call is a parting', () => {
  const other = run.map((message) => (message.role === 'tool' ? answer('c1', '4.2857') : message));
  expect(alignSteps([run, other].map(trajectorySteps)).equalSteps).toBe(3);
});

test('arguments are open for two levels, deeper ones stand on one line', () => {
  const rows = jsonRows(
    '{"entity":"AP","lines":[{"account":"6750","amount":41298.5}],"note":null,"empty":{}}',
  );
  expect(rows.map((row) => '  '.repeat(row.depth) + jsonRowText(row))).toEqual([
    'entity: "AP"',
    'lines',
    '  1: { account: "6750", amount: 41298.5 }',
    'note: null',
    'empty: {}',
  ]);
});

test.each(['{broken', '"text"', '42'])(
  'arguments %j that are no object are shown as written',
  (text) => {
    expect(jsonRows(text)).toEqual([{ depth: 0, key: '', value: text }]);
  },
);

test('the text of a call begins after the words of its message', () => {
  const message = run[2];
  const [only] = message?.tool_calls ?? [];
  if (!message || !only) throw new Error('no call');
  expect(callStart(message, only)).toBe('I look it up.'.length + 1);
  expect(callText(only)).toBe('fx.rate\npair: "EURPLN"\ntype: "closing"');
});

test.each([
  ['4.2857', { first: '4.2857', size: '1 line' }],
  [
    '[{"id":"AH-2291","eur":38900},{"id":"x","eur":1}]',
    { first: 'AH-2291 · 38900 · x', size: '2 rows' },
  ],
  ['{"a":1,"b":{"c":"d"}}', { first: '1 · d', size: '2 values' }],
  ['one\ntwo\n', { first: 'one', size: '2 lines' }],
  ['', { first: 'empty', size: '0 lines' }],
])('the answer %j is summed up', (text, summary) => {
  expect(resultSummary(text)).toEqual(summary);
});

test('an error is one by the record or by its first word', () => {
  expect(isErrorResult('Error: user not found', undefined)).toBe(true);
  expect(isErrorResult('PERIOD_SOFT_CLOSED', true)).toBe(true);
  expect(isErrorResult('Errors were none: 0', undefined)).toBe(false);
  expect(isErrorResult('Error rates by month', false)).toBe(false);
});

const tau = '../shared/data/tau_bench_airline/gpt-4o-airline.trials-0-1.json';
test.skipIf(!existsSync(tau))('every call of the tau-bench runs finds its answer', () => {
  type Recorded = Omit<Message, 'content'> & { content: string | null };
  const records = JSON.parse(readFileSync(tau, 'utf8')) as { traj: Recorded[] }[];
  let calls = 0;
  let errors = 0;
  for (const { traj } of records) {
    const messages = traj.map(({ content, tool_calls: made, ...message }): Message => ({
      ...message,
      content: content === null ? [] : [{ type: 'text', text: content }],
      ...(made ? { tool_calls: made } : {}),
    }));
    for (const step of trajectorySteps(messages)) {
      expect(step.kind).not.toBe('result');
      if (step.kind !== 'call') continue;
      calls += 1;
      expect(step.result).not.toBeNull();
      errors += step.result?.error ? 1 : 0;
    }
  }
  expect(calls).toBeGreaterThan(400);
  expect(errors).toBeGreaterThan(0);
});

test('runs beside each other share their beginning only if all of them are runs', () => {
  const other = [...run.slice(0, 4), textMessage('assistant', 'Else.')];
  const answerOnly = { id: 'x', messages: [textMessage('assistant', 'Journals')] };
  const runs = [
    { id: 'a', messages: run },
    { id: 'b', messages: other },
  ];
  expect(alignedRuns(runs)).toEqual({ equalSteps: 4, identical: false, messages: run });
  expect(alignedRuns([...runs, answerOnly])).toBeNull();
  expect(alignedRuns(runs.slice(0, 1))).toBeNull();
  expect(
    alignedRuns([
      { id: 'a', messages: run.slice(1) },
      { id: 'b', messages: run },
    ]),
  ).toBeNull();
});
