import { expect, test } from 'vitest';
import type { ReadTask } from '#domain/formats/merge-fragments.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { checkTask, checkTasks, needsExplanation } from './check-task.ts';
import { guardText } from './guard-text.ts';

const guard = guardText({ confidentialWords: ['Project Anvil'], restrictedDocuments: [] });
const task = (given: Partial<ReadTask>): ReadTask => ({
  externalId: null,
  title: 'T',
  prompt: [textMessage('user', 'What is net debt?')],
  documents: [],
  responses: [],
  criteria: null,
  metadata: {},
  skills: [],
  priority: 0,
  ...given,
});

test('every part of a task is read, and each finding says where it stands', () => {
  const found = checkTask(
    task({
      prompt: [textMessage('system', 'For internal use only'), textMessage('user', 'Go')],
      responses: [
        { messages: [textMessage('assistant', 'Fine')], model: null },
        { messages: [textMessage('assistant', 'As in Project Anvil')], model: null },
      ],
      documents: [{ id: 'd', name: 'Memo', mediaType: 'text/plain', text: 'ada@bank.co.uk' }],
      gold: { account: 'DE89 3704 0044 0532 0130 00' },
      metadata: { key: `sk-${'a'.repeat(24)}` },
    }),
    guard,
  );
  expect(found.map(({ field, kind }) => [field, kind])).toEqual([
    ['prompt', 'banner'],
    ['responses[1]', 'project-word'],
    ['documents[0]', 'email'],
    ['gold', 'iban'],
    ['metadata', 'api-key'],
  ]);
  expect(found.filter(({ kind }) => needsExplanation(kind))).toHaveLength(3);
});

test('of many tasks only those are told in which something stands', () => {
  const named = (externalId: string, text: string) => ({
    task: task({ externalId, prompt: [textMessage('user', text)] }),
  });
  const clean = Array.from({ length: 50 }, (_, n) => named(`t${n}`, 'What is net debt?'));
  expect(checkTasks(clean, guard)).toEqual([]);
  const all = [...clean, named('secret', 'Project Anvil'), ...clean];
  expect(checkTasks(all, guard).map(([each]) => each.task.externalId)).toEqual(['secret']);
});

test('the report quotes no key, card or account in full, and no long passage', () => {
  const key = `sk-${'a'.repeat(24)}`;
  const quotes = checkTask(
    task({
      responses: [
        { messages: [textMessage('assistant', `${key}, DE89370400440532013000`)], model: null },
      ],
    }),
    guard,
  ).map(({ quote }) => quote);
  expect(quotes).toEqual(['sk-a…', 'DE89…']);
});
