import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Work } from '#contract/queue/work.ts';
import type { DraftHead } from './draft-record.ts';
import { applySteps } from './draft-step.ts';
import { DraftStoreError, type DraftStore, type RememberedAccount } from './draft-store.ts';
import { unsentFields } from './send-plan.ts';

/** One draft as this device holds it, whether or not a server still answers for it. */
export type KeptDraft = {
  assignmentId: string;
  title: string;
  /** This device's clock; null where nothing was ever edited here. */
  editedAt: number | null;
  fields: DraftFields;
  /** Names of fields whose newest value the server does not have, as far as is known here. */
  unsent: readonly string[];
  state: 'draft' | 'parked' | 'submitted';
  /** The other versions: of open conflicts, and texts that the server's history has yet to take. */
  versions: readonly { what: 'other device' | 'not in the history yet'; fields: DraftFields }[];
  /** The task, where it is kept: it tells which letter and which criterion a field is about. */
  work: Work | null;
};

export type KeptDrafts =
  | { kind: 'found'; account: RememberedAccount; drafts: readonly KeptDraft[] }
  /** Nobody has signed in here, or has signed out since. */
  | { kind: 'nobody' }
  | { kind: 'unreadable'; failure: DraftStoreError['failure'] };

/**
 * What the account that last signed in on this browser keeps on this device. It asks no server
 * and needs no session, and it answers nothing of any other account.
 */
export async function keptDrafts(store: DraftStore): Promise<KeptDrafts> {
  try {
    const account = await store.rememberedAccount();
    if (!account) return { kind: 'nobody' };
    const works = await store.keptWork(account.id);
    const heads = await store.list(account.id);
    const drafts = await Promise.all(heads.map((head) => readKept(store, head, works)));
    return { kind: 'found', account, drafts };
  } catch (error) {
    const failure = error instanceof DraftStoreError ? error.failure : 'failed';
    return { kind: 'unreadable', failure };
  }
}

async function readKept(
  store: DraftStore,
  head: DraftHead,
  works: readonly Work[],
): Promise<KeptDraft> {
  const { account, assignment } = head;
  const { snapshot, rows } = await store.read({ account, assignment }, -1);
  let fields: DraftFields = snapshot?.fields ?? {};
  let base = head.base.fields ?? fields;
  for (const row of rows) {
    fields = applySteps(fields, row.steps);
    if (!head.base.fields && row.seq <= head.base.seq) base = fields;
  }
  const conflicts = Object.fromEntries(
    head.conflicts.flatMap(({ field, theirs }) => (theirs === undefined ? [] : [[field, theirs]])),
  );
  const others = head.archives.map((each) => ({
    what: 'not in the history yet' as const,
    fields: each.fields,
  }));
  return {
    assignmentId: assignment,
    title: head.title,
    editedAt: head.editedAt || null,
    fields,
    unsent: unsentFields({ head, fields, base }),
    state: head.submitted ? 'submitted' : head.parked ? 'parked' : 'draft',
    versions:
      head.conflicts.length > 0 ? [{ what: 'other device', fields: conflicts }, ...others] : others,
    work: works.find((each) => each.assignment.id === assignment) ?? null,
  };
}
