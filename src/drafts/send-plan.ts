import { diffFields } from '#domain/draft/diff-fields.ts';
import { sameValue } from '#domain/draft/merge-fields.ts';
import type { DraftPatch } from '#domain/draft/draft-patch.ts';
import type { DraftChange, DraftView } from './draft-log.ts';
import { ownValue } from './draft-step.ts';
import type { DraftHead, Inflight, PendingArchive } from './draft-record.ts';

/** The next request of a draft. It is in the log before it leaves. */
export type Send = Inflight | ({ what: 'archive' } & PendingArchive);

/** Where the expert stood is worth keeping, but not worth a request of its own. */
const quiet = new Set(['cursor']);

/**
 * What to send next, and the head that says so; null where everything is where it belongs or
 * a person has to decide first. In this order: what may already have reached the server, text
 * for the history, edits, the submission.
 */
export function planSend(view: DraftView, key: string): DraftChange<Send | null> {
  const { head, fields, seq } = view;
  if (head.inflight) return { answer: head.inflight };
  const archive = head.archives.find((each) => each.stuck === null);
  if (archive) return { answer: { what: 'archive', ...archive } };
  const late = lateReason(head);
  if (late !== null) {
    const activeSeconds = late === 'late' ? 0 : unkeptSeconds(head);
    if (late === 'nothing' || (!needsArchive(view) && activeSeconds === 0)) {
      return { answer: null };
    }
    const next: PendingArchive = {
      key,
      reason: late,
      schema: head.schema,
      fields,
      seq,
      activeSeconds,
      stuck: null,
    };
    return {
      head: { ...head, archives: [...head.archives, next] },
      answer: { what: 'archive', ...next },
    };
  }
  const patch = unsentPatch(view);
  if (Object.keys(patch).some((field) => !quiet.has(field))) return save(view, key, patch);
  if (head.submit && head.conflicts.length === 0) return submission(view, key);
  return { answer: null };
}

function save(view: DraftView, key: string, patch: DraftPatch): DraftChange<Send> {
  const { head, seq } = view;
  const send: Inflight = {
    what: 'save',
    key,
    revision: head.base.revision,
    schema: head.schema,
    patch,
    activeSeconds: Math.min(3600, head.activeSeconds.unsent),
    seq,
  };
  return { head: { ...head, inflight: send }, answer: send };
}

function submission({ head, fields, seq }: DraftView, key: string): DraftChange<Send> {
  const send: Inflight = {
    what: 'submit',
    key,
    revision: head.base.revision,
    schema: head.schema,
    fields,
    activeSeconds: head.activeSeconds.total,
    unsentSeconds: Math.min(604_800, head.activeSeconds.unsent),
    seq,
  };
  return { head: { ...head, inflight: send }, answer: send };
}

/** The patch from the server's state to the screen's, without the fields a person must settle. */
function unsentPatch({ head, fields, base }: DraftView): DraftPatch {
  const contested = new Set(head.conflicts.map((each) => each.field));
  const all = Object.entries(diffFields(base, fields));
  return Object.fromEntries(all.filter(([field]) => !contested.has(field)));
}

/** Names of fields whose newest value the server does not have. */
export function unsentFields(view: Pick<DraftView, 'head' | 'fields' | 'base'>): string[] {
  const { head, fields, base } = view;
  if (fields === base) return [];
  const contested = new Set(head.conflicts.map((each) => each.field));
  const names = new Set([...Object.keys(base), ...Object.keys(fields)]);
  return [...names].filter(
    (field) =>
      !quiet.has(field) &&
      !contested.has(field) &&
      !sameValue(ownValue(base, field), ownValue(fields, field)),
  );
}

/** Whether edits of a parked or submitted draft still have to enter the server's history. */
export function needsArchive(view: DraftView): boolean {
  if (view.seq <= view.head.archivedSeq) return false;
  return view.head.conflicts.length > 0 || unsentFields(view).length > 0;
}

/** Time is handed in once: not again while the server refuses what it came with. */
function unkeptSeconds({ activeSeconds, archives }: DraftHead): number {
  return archives.some(({ stuck }) => stuck !== null) ? 0 : Math.min(604_800, activeSeconds.unsent);
}

function lateReason(head: DraftHead): PendingArchive['reason'] | 'nothing' | null {
  if (head.submitted) return 'late';
  if (head.parked === 'lease-lost' || head.parked === 'closed') return head.parked;
  return head.parked ? 'nothing' : null;
}
