import { expect, test } from 'vitest';
import type { TaskDocument } from '#domain/task/document.ts';
import { locator } from '#ui/viewers/markdown/locator.ts';
import { documentModel } from './document-model.ts';

const document = (mediaType: string, text?: string): TaskDocument => ({
  id: 'd1',
  name: 'A document',
  mediaType,
  ...(text !== undefined && { text }),
});

/** Where words are, as the document's locator says it. */
function placeOf(model: ReturnType<typeof documentModel>, words: string): string {
  const start = model.text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return locator(model.leaves, { start, end: start + words.length });
}

test('comma-separated values are a table: a quoted comma stays in its cell', () => {
  const model = documentModel(
    document('text/csv', 'Peer,EV,Multiple\r\n"Halden, plc",640,8.4\r\nNorwick,120,6.1\r\n'),
  );
  expect(model.text).toBe('Peer\tEV\tMultiple\nHalden, plc\t640\t8.4\nNorwick\t120\t6.1');
  expect(placeOf(model, 'Halden, plc')).toBe('Table 1, row 1');
});

test('plain text keeps its signs and lines; blank lines part paragraphs', () => {
  const model = documentModel(document('text/plain', '# 1 of 3\n*not* a list\n\n\nThe end.'));
  expect(model.text).toBe('# 1 of 3\n*not* a list\nThe end.');
  expect(placeOf(model, '*not*')).toBe('¶ 1');
  expect(placeOf(model, 'The end.')).toBe('¶ 2');
});

test('Markdown is read as such, and the same text gives the same offsets every time', () => {
  const source = document('text/markdown', '## Terms\n\n**26.1** Net debt under 4.00:1.');
  const model = documentModel(source);
  expect(model.text).toBe('Terms\n26.1 Net debt under 4.00:1.');
  expect(placeOf(model, '4.00:1')).toBe('¶ 1');
  expect(documentModel({ ...source }).text).toBe(model.text);
});

test('a document without text has an empty model', () => {
  expect(documentModel(document('application/pdf')).text).toBe('');
});
