import { expect, test } from 'vitest';

import { columnKind } from './number-column.ts';

test.each([
  [['676.5', '(148.0)', '(32.0)', '496.5'], { numeric: true, brackets: true }],
  [['81.5', '9.15x', '745.7'], { numeric: true, brackets: false }],
  [['$1,200', '-$40', '–', 'n/a'], { numeric: true, brackets: false }],
  [['12%', '3.5 pp', '~20 bps'], { numeric: true, brackets: false }],
  [['€5.2m', '€1.1bn', '$3 million'], { numeric: true, brackets: false }],
  [['8,460万元', '1.48亿元'], { numeric: true, brackets: false }],
  [['Enterprise value', 'Net debt'], { numeric: false, brackets: false }],
  [['2024-05-15', '2024-05-16'], { numeric: false, brackets: false }],
  [['AH-2291', 'JE-8812'], { numeric: false, brackets: false }],
  [['–', 'n/a'], { numeric: false, brackets: false }],
  [['Yes', '3', '4', '5', 'x'], { numeric: false, brackets: false }],
  [[], { numeric: false, brackets: false }],
])('%j', (cells, kind) => {
  expect(columnKind(cells)).toEqual(kind);
});
