/**
 * Answers when each unsent field was first seen unsent, in epoch milliseconds; the same map while
 * the set of unsent fields is the same.
 */
export function unsentTimes(): (unsent: readonly string[]) => ReadonlyMap<string, number> {
  let last: readonly string[] | null = null;
  let times: ReadonlyMap<string, number> = new Map();
  return (unsent) => {
    if (unsent !== last) {
      const now = Date.now();
      times = new Map(unsent.map((field) => [field, times.get(field) ?? now]));
      last = unsent;
    }
    return times;
  };
}
