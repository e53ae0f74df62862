import { expect, test } from 'vitest';
import type { BlindTask } from '#domain/task/task.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { pastedFrom } from './pasted-from.ts';

const task: BlindTask = {
  id: 't',
  projectId: 'p',
  title: 'Net debt',
  prompt: [textMessage('user', 'What is net debt of Northwick?')],
  documents: [{ id: 'd1', name: 'Note', mediaType: 'text/plain', text: 'Leases of £12.4m.' }],
  responses: [
    { id: 'r1', messages: [textMessage('assistant', 'Net debt is **£41.2m**, less cash.')] },
    { id: 'r2', messages: [textMessage('assistant', '| a | b |\n|---|---|\n| 1 | 2 |')] },
  ],
  rubric: null,
};
const fields = { 'text/Justification': 'A deducts what B forgets, as the market does.' };
const from = (text: string, outside: string[] = []) => pastedFrom(text, { task, fields, outside });

test.each([
  ['a response, though its Markdown is not copied', 'Net debt is £41.2m', 'app', 'r1'],
  ['a table, whose cells come with tabs', 'a\tb\n1\t2', 'app', 'r2'],
  ['the prompt', 'net debt of Northwick', 'app', 'prompt'],
  ['a document', 'Leases of £12.4m', 'app', 'd1'],
  ['another text of one’s own', 'what B forgets', 'app', 'own text'],
  ['nowhere here', 'As an AI language model', 'outside', undefined],
])('a text that stands in %s', (_, text, source, of) => {
  expect(from(text)).toEqual({ from: source, ...(of !== undefined && { of }) });
});

test('what came from outside stays so when it is moved', () => {
  expect(from('what B forgets', ['… what B forgets …'])).toEqual({ from: 'outside' });
});

test('blanks come from nowhere', () => {
  expect(from('\n – ')).toEqual({ from: 'typed' });
});
