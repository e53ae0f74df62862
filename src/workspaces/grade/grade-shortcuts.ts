import type { Shortcut } from '#ui/shortcut-sheet/shortcut.ts';

const judge = 'Judge';
const answer = 'Answer';
const read = 'Read and write';

/** Every key of Grade, as the sheet shows it. */
export const gradeShortcuts: readonly Shortcut[] = [
  { group: judge, keys: ['J', 'K'], what: 'Next, previous criterion' },
  { group: judge, keys: ['Y'], what: 'Met' },
  { group: judge, keys: ['N'], what: 'Not met' },
  { group: judge, keys: ['P'], what: 'Partly, where the scale has it' },
  { group: judge, keys: ['U'], what: 'Not applicable' },
  { group: judge, keys: ['[', ']'], what: 'Previous, next response' },
  { group: judge, keys: ['E'], what: 'Note on the verdict' },
  { group: judge, keys: ['G'], what: 'Jump to evidence and back' },
  {
    group: answer,
    keys: ['1', '7'],
    joint: 'to',
    what: 'Preference, A much better to B much better',
  },
  {
    group: answer,
    keys: ['1', '9'],
    joint: 'to',
    what: 'Place of the current response in a ranking',
  },
  { group: answer, keys: ['0'], what: 'Both bad, all bad' },
  { group: answer, keys: ['W'], what: 'Justification: why' },
  { group: answer, keys: ['.'], what: 'What is still missing' },
  { group: answer, keys: ['Mod+Enter'], what: 'Submit' },
  { group: answer, keys: ['Shift+S'], what: 'Skip with a reason' },
  { group: read, keys: ['R'], what: 'Rewrite this response' },
  { group: read, keys: ['Alt+1', 'Alt+3'], joint: 'to', what: 'Edit, diff, preview' },
  { group: read, keys: ['H'], what: 'Link the selection as evidence' },
  { group: read, keys: ['D'], what: 'Compare words of two responses' },
  { group: read, keys: ['F'], what: 'Maximise the response' },
  { group: read, keys: ['L'], what: 'Scroll together' },
  { group: read, keys: ['I'], what: 'Instructions of the project' },
  { group: read, keys: ['Mod+F'], what: 'Find in the response' },
  { group: 'Everywhere', keys: ['Mod+Z', 'Shift+Mod+Z'], what: 'Undo, redo' },
  { group: 'Everywhere', keys: ['Mod+S'], what: 'Save now (it is anyway)' },
  { group: 'Everywhere', keys: ['Shift+E'], what: 'Save and exit' },
];
