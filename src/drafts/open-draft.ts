import type { JsonValue } from '#domain/json-value.ts';
import { storableText, storableValue } from '#domain/storable-text.ts';
import type { DraftHandle } from './draft-handle.ts';
import type { DraftLimbs } from './draft-limbs.ts';
import type { DraftHead } from './draft-record.ts';
import type { DraftSession } from './draft-session.ts';
import type { DraftState, SubmitOutcome } from './draft-state.ts';
import { draftStatus } from './draft-status.ts';
import { ownValue, stepBetween, type DraftStep } from './draft-step.ts';
import type { DraftPath } from './perform-send.ts';
import { takeBack } from './perform-send.ts';
import { sameState } from './same-state.ts';
import { withSeconds } from './send-answer.ts';
import { redoSteps, undoSteps, type UndoEntry } from './undo-stack.ts';

/** Keys into one text field belong to one undo step until there is a pause of a second. */
const GROUP_PAUSE = 1000;
/** When the status may change with nothing else happening (draft-status.ts). */
const STATUS_MOMENTS = [450, 1550];

export type OpenDraftOptions = {
  limbs: DraftLimbs;
  session: DraftSession;
  tab: string;
  params: DraftPath;
  newKey(): string;
  closed(): void;
};

/** What a screen holds of a session. */
export function openDraft(options: OpenDraftOptions): DraftHandle {
  const { limbs, session, tab, params, newKey } = options;
  const { memory, log, loop } = session;
  const waiting = new Map<string, (outcome: SubmitOutcome) => void>();
  const listeners = new Set<() => void>();
  const moments: (() => void)[] = [];
  let state: DraftState | null = null;
  let group = { name: '', field: '', at: 0 };
  let groups = 0;
  let closed = false;

  const stop = session.subscribe(heard);

  function heard(): void {
    const next = readState();
    const { lastSubmit } = log.head();
    if (!state || !sameState(state, next)) state = next;
    if (lastSubmit) {
      waiting.get(lastSubmit.key)?.(lastSubmit.outcome);
      waiting.delete(lastSubmit.key);
    }
    for (const listener of listeners) listener();
  }

  function readState(): DraftState {
    const { undo } = memory.screen();
    const head = log.head();
    const phase = session.phase();
    const unsent = session.unsent();
    const now = limbs.clock.now();
    const oldest = memory.pendingSince();
    const stored = log.storage();
    const storage = stored.kind === 'failing' ? stored.failure : null;
    return {
      phase,
      status: draftStatus({
        phase,
        unsent: unsent.count,
        conflicts: head.conflicts.length,
        savedAt: head.base.savedAt,
        unwrittenFor: oldest === null ? null : now - oldest,
        unsentFor: unsent.since === null ? 0 : now - unsent.since,
        storage,
        online: limbs.network.isOnline(),
      }),
      storage,
      savedAt: head.base.savedAt,
      conflicts: head.conflicts,
      unsent: unsent.fields,
      canUndo: undo.done.length > 0,
      canRedo: undo.undone.length > 0,
      submitting: head.submit !== null,
    };
  }

  function edit(steps: DraftStep[], name: string): void {
    if (steps.length === 0 || closed) return;
    memory.add({ tab, at: limbs.clock.now(), kind: 'edit', group: name, steps });
    const typed = steps.every((step) => 'at' in step);
    session.edited(typed ? 'soon' : 'now');
    for (const cancel of moments.splice(0)) cancel();
    moments.push(...STATUS_MOMENTS.map((after) => limbs.clock.after(after, heard)));
  }

  function textGroup(field: string): string {
    const now = limbs.clock.now();
    const same = group.field === field && Math.abs(now - group.at) < GROUP_PAUSE;
    group = { name: same ? group.name : newGroup(), field, at: now };
    return group.name;
  }

  function newGroup(): string {
    group = { name: '', field: '', at: 0 };
    return `${tab}.${++groups}`;
  }

  /** What was pasted may hold signs that no database keeps; the server refuses them whole. */
  function set(field: string, given: JsonValue | undefined): void {
    const value = given === undefined ? undefined : storableValue(given);
    const step = stepBetween(field, ownValue(memory.screen().fields, field), value);
    if (!step) return;
    const isText = typeof value === 'string';
    edit([step], isText ? textGroup(field) : newGroup());
  }

  function travel(
    kind: 'undo' | 'redo',
    entry: UndoEntry | undefined,
    stepsOf: typeof undoSteps,
  ): readonly string[] {
    if (!entry || closed) return [];
    const steps = stepsOf(memory.screen().fields, entry);
    memory.add({ tab, at: limbs.clock.now(), kind, group: entry.group, steps });
    group = { name: '', field: '', at: 0 };
    session.edited('now');
    return [...new Set(steps.map((step) => step.field))];
  }

  return {
    assignmentId: params.assignmentId,
    ready: session.ready,
    getFields: () => memory.screen().fields,
    getState: () => (state ??= readState()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setField: set,
    setFields(changes) {
      const { fields } = memory.screen();
      const steps = Object.entries(changes).flatMap(
        ([field, value]) =>
          stepBetween(field, ownValue(fields, field), value && storableValue(value)) ?? [],
      );
      edit(steps, newGroup());
    },
    editText(field, [at, removed, given]) {
      const inserted = storableText(given);
      const old = ownValue(memory.screen().fields, field);
      const text = typeof old === 'string' ? old : '';
      const from = Math.min(at, text.length);
      const gone = text.slice(from, from + removed);
      if (gone === inserted) return;
      // The first key turns an absent field, or a value that is no text, into a text.
      if (typeof old === 'string') {
        edit([{ field, at: from, removed: gone, inserted }], textGroup(field));
      } else {
        set(field, inserted);
      }
    },
    undo: () => travel('undo', memory.screen().undo.done.at(-1), undoSteps),
    redo: () => travel('redo', memory.screen().undo.undone.at(-1), redoSteps),
    resolve(field, resolution) {
      const conflict = log.head().conflicts.find((each) => each.field === field);
      if (!conflict) return;
      if (resolution === 'theirs') set(field, conflict.theirs);
      else if (resolution !== 'mine') set(field, resolution.value);
      void log
        .commit(({ head }) => {
          const conflicts = head.conflicts.filter((each) => each.field !== field);
          return { head: { ...head, conflicts }, answer: undefined };
        })
        .then(() => loop.now('nothing'));
    },
    tryAgain() {
      void log.flush();
      loop.now('anything');
    },
    async resume() {
      try {
        await session.meet(await takeBack(limbs, params));
        return { kind: 'resumed' };
      } catch (error) {
        return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
      }
    },
    async submit() {
      await session.ready;
      const pressed = await log.commit<SubmitOutcome | string>(({ head }) => {
        const known = knownOutcome(head);
        if (known) return { answer: known };
        if (head.submit) return { answer: head.submit.key };
        const key = newKey();
        return { head: { ...head, submit: { key } }, answer: key };
      });
      if (typeof pressed !== 'string') return pressed;
      return await new Promise((resolve) => {
        const earlier = waiting.get(pressed);
        waiting.set(pressed, (outcome) => {
          earlier?.(outcome);
          resolve(outcome);
        });
        loop.now('waiting');
        heard();
      });
    },
    addActiveSeconds(seconds) {
      if (!(seconds > 0) || log.head().submitted) return;
      void log.commit(({ head }) => ({ head: withSeconds(head, seconds), answer: undefined }));
    },
    activeSeconds: () => log.head().activeSeconds.total,
    async flush() {
      await session.ready;
      await log.flush();
      loop.now('waiting');
    },
    close() {
      if (closed) return;
      closed = true;
      void log.flush();
      loop.now('nothing');
      stop();
      for (const cancel of moments) cancel();
      listeners.clear();
      options.closed();
    },
  };
}

/** What pressing Submit answers without asking the server. */
function knownOutcome(head: DraftHead): SubmitOutcome | null {
  if (head.submitted) {
    const { annotationId, submittedAt } = head.submitted;
    return { kind: 'submitted', annotationId, submittedAt };
  }
  if (head.parked) return { kind: 'parked', reason: head.parked };
  return head.conflicts.length > 0 ? { kind: 'conflict' } : null;
}
