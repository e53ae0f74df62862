import type { Root, RootContent } from 'mdast';
import { csvRecords } from '#domain/agreement/csv-records.ts';
import type { TaskDocument } from '#domain/task/document.ts';
import { parseMarkdown } from '#ui/viewers/markdown/parse-markdown.ts';
import { textModel, type TextModel } from '#ui/viewers/markdown/text-model.ts';

/**
 * The visible text of a document and where everything in it stands. Markdown is read as such,
 * comma-separated values as a table, anything else as the paragraphs that its blank lines make:
 * signs that would mean something in Markdown stay what they are.
 */
export function documentModel({ mediaType, text = '' }: TaskDocument): TextModel {
  if (mediaType === 'text/markdown') return textModel([parseMarkdown(text)]);
  const children = mediaType === 'text/csv' ? table(text) : plain(text);
  return textModel([{ type: 'root', children }]);
}

function table(text: string): Root['children'] {
  const rows = [...csvRecords(text)].flatMap(({ fields }) => (fields ? [fields] : []));
  const [head = []] = rows;
  return [
    {
      type: 'table',
      align: head.map((_, column) => (isNumeric(rows, column) ? 'right' : null)),
      children: rows.map((cells) => ({
        type: 'tableRow',
        children: cells.map((value) => ({
          type: 'tableCell',
          children: [{ type: 'text', value }],
        })),
      })),
    },
  ];
}

function isNumeric(rows: readonly string[][], column: number): boolean {
  const values = rows.slice(1).map((row) => row[column] ?? '');
  return values.length > 0 && values.every((value) => /^[-−(]?[\d.,\s]*\d\)?\s?%?$|^$/.test(value));
}

function plain(text: string): Root['children'] {
  return text.split(/\n\s*\n/).flatMap((paragraph): RootContent[] => {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0) return [];
    return [
      {
        type: 'paragraph',
        children: lines.flatMap((value, index) =>
          index === 0
            ? [{ type: 'text' as const, value }]
            : [{ type: 'break' as const }, { type: 'text' as const, value }],
        ),
      },
    ];
  });
}
