import { applyPatch } from '#domain/draft/apply-patch.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { conflictOf, mergeFields, sameValue } from '#domain/draft/merge-fields.ts';
import type { DraftChange, DraftView } from './draft-log.ts';
import type { DraftSchema } from './draft-limbs.ts';
import type { DraftHead, Inflight, PendingArchive } from './draft-record.ts';
import type { DraftConflict, ParkReason, SubmitOutcome } from './draft-state.ts';
import { ownValue, stepsBetween } from './draft-step.ts';
import type { Send } from './send-plan.ts';

/*
 * What the server's answers make of a draft: each function is one arrow of the machine in
 * draft-engine.ts, as a value. None of them drops a text.
 */

/** The server has the patch on its disk. */
export function afterSaved(
  view: DraftView,
  send: Inflight & { what: 'save' },
  answer: { revision: number; savedAt: string },
): DraftChange<void> {
  const { head } = view;
  const { inflight } = head;
  // Another tab took over and has this answer already.
  if (inflight?.what !== 'save' || inflight.key !== send.key) return { answer: undefined };
  const patched = applyPatch(view.base, inflight.patch);
  const { schema, seq } = inflight;
  return {
    head: {
      ...head,
      inflight: null,
      base: patched.ok
        ? { ...answer, schema, seq, fields: patched.value }
        : // It was made on this base. If it ever did not fit, a 412 brings the true state.
          { ...head.base, revision: 0, fields: view.base },
      activeSeconds: lessUnsent(head, inflight.activeSeconds),
    },
    answer: undefined,
  };
}

/** So many more were counted here. */
export function withSeconds(head: DraftHead, seconds: number): DraftHead {
  const { total, unsent } = head.activeSeconds;
  return { ...head, activeSeconds: { total: total + seconds, unsent: unsent + seconds } };
}

/** The server has so many more of the seconds. */
function lessUnsent({ activeSeconds: { total, unsent } }: DraftHead, taken: number) {
  return { total, unsent: Math.max(0, unsent - taken) };
}

export function afterArchived(view: DraftView, send: PendingArchive): DraftChange<void> {
  const { head } = view;
  const archives = head.archives.filter((each) => each.key !== send.key);
  const archivedSeq =
    send.reason === 'conflict' ? head.archivedSeq : Math.max(head.archivedSeq, send.seq);
  const activeSeconds = lessUnsent(head, send.activeSeconds ?? 0);
  return { head: { ...head, archives, archivedSeq, activeSeconds }, answer: undefined };
}

/** The history would not take it: the text stays on this device, and other work goes on. */
export function afterArchiveRefused(
  view: DraftView,
  send: PendingArchive,
  message: string,
): DraftChange<void> {
  const archives = view.head.archives.map((each) =>
    each.key === send.key ? { ...each, stuck: message } : each,
  );
  return { head: { ...view.head, archives }, answer: undefined };
}

export function afterSubmitted(
  view: DraftView,
  send: Inflight & { what: 'submit' },
  answer: { annotationId: string; submittedAt: string },
): DraftChange<void> {
  const { head } = view;
  if (head.inflight?.key !== send.key) return { answer: undefined };
  const { annotationId, submittedAt } = answer;
  const { total } = head.activeSeconds;
  return {
    head: {
      ...withOutcome(head, { kind: 'submitted', annotationId, submittedAt }),
      inflight: null,
      conflicts: [],
      base: { ...head.base, seq: send.seq, fields: send.fields },
      // The submission brought the sum; only what was counted after it would be news.
      activeSeconds: { total, unsent: Math.max(0, total - send.activeSeconds) },
      archivedSeq: send.seq,
      submitted: { annotationId, submittedAt, seq: send.seq },
    },
    answer: undefined,
  };
}

/**
 * Another device was faster. Mine and theirs are merged on the last common state; what they
 * changed differently is left to the person, and my version enters the history now.
 * Answers what the person has not read yet.
 */
export function afterStale(
  view: DraftView,
  current: Draft,
  { key, sent, upgrade }: { key: string; sent: Send | null; upgrade: DraftSchema['upgrade'] },
): DraftChange<{ conflicts: readonly DraftConflict[]; changed: readonly string[] }> {
  const { head, fields, base, seq } = view;
  if (sent && head.inflight?.key !== sent.key) {
    return { answer: { conflicts: head.conflicts, changed: [] } };
  }
  const theirs = upgrade(current.schema, current.fields);
  const merge = mergeFields(upgrade(head.base.schema, base), fields, theirs);
  const { revision, savedAt, schema } = current;
  const open = head.conflicts.flatMap((each) => renewed(each, fields, { theirs, revision }));
  const openFields = new Set(open.map((each) => each.field));
  const added = merge.conflicts
    .filter((each) => !openFields.has(each.field))
    .map((each) => ({ ...each, revision }));
  const conflicts = [...open, ...added];
  const archive: PendingArchive = {
    key,
    reason: 'conflict',
    schema: head.schema,
    fields,
    seq,
    stuck: null,
  };
  const changed = stepsBetween(fields, merge.fields).map((step) => step.field);
  const next: DraftHead = {
    ...head,
    inflight: null,
    conflicts,
    archives: added.length > 0 ? [...head.archives, archive] : head.archives,
    base: { revision, savedAt, schema, seq, fields: current.fields },
  };
  const outcome = submitOutcome(conflicts, changed);
  return {
    head: head.submit && outcome ? withOutcome(next, outcome) : next,
    ...(changed.length > 0 ? { merge: merge.fields } : {}),
    answer: { conflicts, changed },
  };
}

/** An open conflict against the newest state of the other side; gone where both now agree. */
function renewed(
  { field, base }: DraftConflict,
  fields: DraftFields,
  other: { theirs: DraftFields; revision: number },
): DraftConflict[] {
  const mine = ownValue(fields, field);
  const theirs = ownValue(other.theirs, field);
  if (sameValue(mine, theirs)) return [];
  return [{ ...conflictOf(field, base, mine, theirs), revision: other.revision }];
}

/** A submission goes on by itself only if the merged draft is what stood on the screen. */
function submitOutcome(
  conflicts: readonly DraftConflict[],
  changed: readonly string[],
): SubmitOutcome | null {
  if (conflicts.length > 0) return { kind: 'conflict' };
  const fields = changed.filter((field) => field !== 'cursor');
  return fields.length > 0 ? { kind: 'changed', fields } : null;
}

export function afterParked(view: DraftView, reason: ParkReason): DraftChange<void> {
  const { head } = view;
  return {
    head: { ...withOutcome(head, { kind: 'parked', reason }), inflight: null, parked: reason },
    answer: undefined,
  };
}

/** The lease is this expert's again. The draft there may have moved on meanwhile. */
export function afterResumed(
  view: DraftView,
  current: Draft,
  how: { key: string; upgrade: DraftSchema['upgrade'] },
): DraftChange<void> {
  const unparked = { ...view, head: { ...view.head, parked: null, inflight: null } };
  const { head, merge } = afterStale(unparked, current, { ...how, sent: null });
  return { head: head ?? unparked.head, ...(merge ? { merge } : {}), answer: undefined };
}

/** The server will not take this request whoever asks again; the text stays as it is. */
export function afterRefused(
  view: DraftView,
  send: Inflight,
  outcome: SubmitOutcome,
): DraftChange<void> {
  const { head } = view;
  if (head.inflight?.key !== send.key) return { answer: undefined };
  const next = { ...head, inflight: null };
  return { head: send.what === 'submit' ? withOutcome(next, outcome) : next, answer: undefined };
}

/** The waiting press of Submit has its answer. */
function withOutcome(head: DraftHead, outcome: SubmitOutcome): DraftHead {
  if (!head.submit) return head;
  return { ...head, submit: null, lastSubmit: { key: head.submit.key, outcome } };
}
