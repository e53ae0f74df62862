import type { Shortcut } from '#ui/shortcut-sheet/shortcut.ts';

const check = 'Check';
const decide = 'Decide';

/** Every key of Review after the unveiling; while grading blind the keys of Grade hold. */
export const reviewShortcuts: readonly Shortcut[] = [
  { group: check, keys: ['J', 'K'], what: 'Next, previous criterion' },
  { group: check, keys: ['[', ']'], what: 'Previous, next response' },
  { group: check, keys: ['G'], what: 'Jump to the evidence of the verdict' },
  { group: check, keys: ['C'], what: 'Comment on the selection, or on the verdict' },
  { group: check, keys: ['M'], what: 'Use mine in a fix' },
  { group: check, keys: ['T'], what: 'Take theirs in a fix' },
  { group: decide, keys: ['Shift+A'], what: 'Accept' },
  { group: decide, keys: ['Shift+F'], what: 'Fix and accept' },
  { group: decide, keys: ['Shift+R'], what: 'Return with the comments' },
  { group: 'Queue', keys: ['Shift+J', 'Shift+K'], what: 'Next, previous submission' },
];
