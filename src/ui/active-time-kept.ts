const handKey = 'touchstone-active-tab';
const secondsKey = 'touchstone-active-seconds';
/** Newest last; older ones were submitted long ago. */
const most = 50;

const tab = Math.random().toString(36).slice(2);

/**
 * Makes this tab the one whose time counts: `now` because it is used, `if-free` where no tab was
 * yet. Answers a question: is it still?
 */
export function takeHand(when: 'now' | 'if-free'): () => boolean {
  const holder = localStorage.getItem(handKey);
  if (holder !== tab && (when === 'now' || holder === null)) localStorage.setItem(handKey, tab);
  return () => localStorage.getItem(handKey) === tab;
}

/** Active seconds of a piece of work as this device counted them, in all its tabs. */
export function keptSeconds(workId: string): number {
  return kept().find(([id]) => id === workId)?.[1] ?? 0;
}

export function keepSeconds(workId: string, seconds: number): void {
  const others = kept().filter(([id]) => id !== workId);
  localStorage.setItem(secondsKey, JSON.stringify([...others, [workId, seconds]].slice(-most)));
}

function kept(): [id: string, seconds: number][] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(secondsKey) ?? '[]');
    return Array.isArray(list) ? list.filter(isEntry) : [];
  } catch {
    // Written by something else: counting begins anew, what was reported is not touched.
    return [];
  }
}

function isEntry(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}
