import { spliceOf } from './diff-fields.ts';

/**
 * A change of one text, from its start to its end: what stays, what goes and what comes.
 * After the last stretch everything stays. Lengths are UTF-16 units.
 */
export type TextChange = readonly Stretch[];
export type Stretch = { keep: number } | { drop: number } | { put: string };

/** One replaced place of a text, as an editor reports it. */
export type Splice = { at: number; removed: number; inserted: string };

export function changeOfSplice({ at, removed, inserted }: Splice): TextChange {
  return compact([{ keep: at }, { drop: removed }, { put: inserted }]);
}

/** The change between two texts, as the one splice that leads from one to the other. */
export function changeBetween(before: string, after: string): TextChange {
  const [at, removed, inserted] = spliceOf(before, after);
  return changeOfSplice({ at, removed, inserted });
}

export function applyChange(text: string, change: TextChange): string {
  let result = '';
  let at = 0;
  for (const stretch of change) {
    if ('put' in stretch) result += stretch.put;
    else if ('drop' in stretch) at += stretch.drop;
    else {
      result += text.slice(at, at + stretch.keep);
      at += stretch.keep;
    }
  }
  return result + text.slice(at);
}

/** One change that does what `first` and then `second` do. */
export function composed(first: TextChange, second: TextChange): TextChange {
  const result: Stretch[] = [];
  const [a, b] = [reader(first), reader(second)];
  while (!a.done() || !b.done()) {
    const [left, right] = [a.peek(), b.peek()];
    if ('drop' in left) {
      result.push(a.take(left.drop));
    } else if ('put' in right) {
      result.push(b.take(right.put.length));
    } else {
      const length = Math.min(lengthOf(left), lengthOf(right));
      const [made, met] = [a.take(length), b.take(length)];
      if ('keep' in met) result.push(made);
      else if ('keep' in made) result.push(met);
    }
  }
  return compact(result);
}

/**
 * `change` as it must be made on a text on which `other`, made at the same time on the same
 * text, was made before. What both removed is removed once; what either inserted stays. Where
 * both inserted at one place, `order` says where the insertion of `change` comes to stand.
 *
 * The transformation of two concurrent operations with property TP1 (Ressel, Nitsche-Ruhland,
 * Gunzenhäuser: An Integrating, Transformation-Oriented Approach to Concurrency Control, 1996):
 * both orders lead to the same text.
 */
export function carriedOver(
  change: TextChange,
  other: TextChange,
  order: 'before' | 'after',
): TextChange {
  const result: Stretch[] = [];
  const [mine, theirs] = [reader(change), reader(other)];
  while (!mine.done() || !theirs.done()) {
    const [left, right] = [mine.peek(), theirs.peek()];
    if ('put' in left && !('put' in right && order === 'after')) {
      result.push(mine.take(left.put.length));
    } else if ('put' in right) {
      result.push({ keep: right.put.length });
      theirs.take(right.put.length);
    } else {
      const length = Math.min(lengthOf(left), lengthOf(right));
      const [made, met] = [mine.take(length), theirs.take(length)];
      if ('keep' in met) result.push(made);
    }
  }
  return compact(result);
}

/** The places that a change replaces, each at its position after the ones before it were made. */
export function splicesOf(change: TextChange): Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  let open: Splice | null = null;
  for (const stretch of change) {
    if ('keep' in stretch) {
      at += (open?.inserted.length ?? 0) + stretch.keep;
      open = null;
      continue;
    }
    if (!open) splices.push((open = { at, removed: 0, inserted: '' }));
    if ('put' in stretch) open.inserted += stretch.put;
    else open.removed += stretch.drop;
  }
  return splices;
}

function lengthOf(stretch: Stretch): number {
  return 'put' in stretch ? stretch.put.length : 'drop' in stretch ? stretch.drop : stretch.keep;
}

/** Takes a change apart in pieces of any length; behind its end everything stays. */
function reader(change: TextChange) {
  let index = 0;
  let used = 0;
  const rest = (): Stretch => {
    const stretch = change[index];
    if (!stretch) return { keep: Infinity };
    if ('put' in stretch) return { put: stretch.put.slice(used) };
    return 'drop' in stretch ? { drop: stretch.drop - used } : { keep: stretch.keep - used };
  };
  return {
    done: () => index >= change.length,
    peek: rest,
    take(length: number): Stretch {
      const stretch = rest();
      if (length >= lengthOf(stretch)) {
        index++;
        used = 0;
        return stretch;
      }
      used += length;
      if ('put' in stretch) return { put: stretch.put.slice(0, length) };
      return 'drop' in stretch ? { drop: length } : { keep: length };
    },
  };
}

/** Without empty stretches, without equal neighbours, and without a last one that only stays. */
function compact(stretches: readonly Stretch[]): TextChange {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    if (lengthOf(stretch) === 0) continue;
    const last = result.at(-1);
    if (last && 'put' in last && 'put' in stretch) {
      result[result.length - 1] = { put: last.put + stretch.put };
    } else if (last && 'drop' in last && 'drop' in stretch) {
      result[result.length - 1] = { drop: last.drop + stretch.drop };
    } else if (last && 'keep' in last && 'keep' in stretch) {
      result[result.length - 1] = { keep: last.keep + stretch.keep };
    } else {
      result.push(stretch);
    }
  }
  const last = result.at(-1);
  return last && 'keep' in last ? result.slice(0, -1) : result;
}
