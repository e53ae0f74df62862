import type { Work } from '#contract/queue/work.ts';
import {
  RECORD_LAYOUT,
  type DraftHead,
  type DraftId,
  type DraftSnapshot,
  type EditRow,
} from './draft-record.ts';
import {
  DraftStoreError,
  MOST_KEPT_WORKS,
  type DraftStore,
  type FoundDraft,
  type RememberedAccount,
} from './draft-store.ts';

type Stored = { head: DraftHead | null; snapshot: DraftSnapshot; rows: EditRow[] };

/**
 * A log that lives as long as this object: for tests, where two engines over one object are
 * two tabs of one browser. Nothing in the product falls back to it, because a text that only
 * a tab holds must be called that.
 */
export function memoryDraftStore(): DraftStore {
  const drafts = new Map<string, Stored>();
  const works = new Map<string, { account: string; at: number; work: Work }>();
  let counter = 0;
  let account: RememberedAccount | null = null;

  const keyOf = (id: DraftId) => JSON.stringify([id.account, id.assignment]);

  function find(id: DraftId, seen: number): FoundDraft {
    const stored = drafts.get(keyOf(id));
    if (!stored) return { head: null, snapshot: null, rows: [], lastSeq: 0 };
    if (stored.head && stored.head.layout > RECORD_LAYOUT) throw new DraftStoreError('newer', null);
    const behind = seen < stored.snapshot.seq;
    return structuredClone({
      head: stored.head,
      snapshot: behind ? stored.snapshot : null,
      rows: stored.rows.filter((row) => row.seq > seen),
      lastSeq: stored.rows.at(-1)?.seq ?? stored.snapshot.seq,
    });
  }

  return {
    async transact(id, seen, decide) {
      await Promise.resolve();
      const write = decide(find(id, seen));
      if (!write) return;
      const key = keyOf(id);
      const stored = drafts.get(key) ?? { head: null, snapshot: { seq: 0, fields: {} }, rows: [] };
      const snapshot = structuredClone(write.snapshot ?? stored.snapshot);
      const added = structuredClone(write.rows ?? []);
      drafts.set(key, {
        head: structuredClone(write.head ?? stored.head),
        snapshot,
        rows: [...stored.rows, ...added].filter((row) => row.seq > snapshot.seq),
      });
      await Promise.resolve();
    },
    async read(id, seen) {
      return find(id, seen);
    },
    async list(owner) {
      const heads = [...drafts.values()].flatMap((each) => each.head ?? []);
      return structuredClone(heads)
        .filter((head) => head.account === owner)
        .toSorted((a, b) => b.editedAt - a.editedAt);
    },
    async remove(id) {
      drafts.delete(keyOf(id));
      works.delete(keyOf(id));
    },
    async clear(owner) {
      for (const key of drafts.keys()) if (JSON.parse(key)[0] === owner) drafts.delete(key);
      for (const [key, each] of works) if (each.account === owner) works.delete(key);
    },
    async keepWork(owner, work) {
      const key = JSON.stringify([owner, work.assignment.id]);
      works.set(key, { account: owner, at: ++counter, work: structuredClone(work) });
      const own = [...works].filter(([, each]) => each.account === owner);
      const oldest = own.toSorted(([, a], [, b]) => b.at - a.at).slice(MOST_KEPT_WORKS);
      for (const [old] of oldest) works.delete(old);
    },
    async keptWork(owner) {
      const own = [...works.values()].filter((each) => each.account === owner);
      return structuredClone(own.toSorted((a, b) => b.at - a.at).map((each) => each.work));
    },
    async rememberAccount(remembered) {
      account = remembered;
    },
    async rememberedAccount() {
      return account;
    },
  };
}
