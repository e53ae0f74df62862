import { diffLines } from 'diff';

/** Numbers (from 1) of the lines of `after` that `before` does not have. */
export function addedLines(before: string, after: string): ReadonlySet<number> {
  const added = new Set<number>();
  let line = 1;
  for (const change of diffLines(ended(before), ended(after))) {
    const count = change.count ?? 0;
    if (change.removed) continue;
    if (change.added) for (let at = 0; at < count; at += 1) added.add(line + at);
    line += count;
  }
  return added;
}

/** A last line without its line break would differ from the same line with one. */
const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

export type LinePair =
  | { kind: 'same'; text: string; line: number }
  /** A removed and an added stretch that stand in each other's place; either may be empty. */
  | { kind: 'changed'; before: string; after: string; line: number };

/** The texts beside each other, line by line, changed stretches as pairs. */
export function linePairs(before: string, after: string): LinePair[] {
  const pairs: LinePair[] = [];
  let line = 1;
  let removed = '';
  const flush = (added: string) => {
    if (removed !== '' || added !== '') {
      pairs.push({ kind: 'changed', before: removed, after: added, line });
    }
    removed = '';
  };
  for (const change of diffLines(ended(before), ended(after))) {
    const count = change.count ?? 0;
    if (change.removed) {
      removed += change.value;
      continue;
    }
    if (change.added) {
      flush(change.value);
    } else {
      flush('');
      for (const [at, text] of change.value.replace(/\n$/, '').split('\n').entries()) {
        pairs.push({ kind: 'same', text, line: line + at });
      }
    }
    line += count;
  }
  flush('');
  return pairs;
}
