import type { Backend } from '#backend/backend.ts';
import { BackendError } from '#backend/backend-error.ts';
import type { ProblemKind } from '#contract/problem.ts';
import { problemStatus } from '#contract/problem.ts';
import { archiveDraft } from '#contract/draft/archive-draft.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { makeCurrent } from '#contract/queue/make-current.ts';
import type { Work } from '#contract/queue/work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { applyPatch } from '#domain/draft/apply-patch.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';

export type Fault =
  /** The request never arrives. */
  | 'drop-request'
  /** The request takes effect and its answer is lost. */
  | 'drop-answer'
  | 'internal'
  | 'unavailable'
  | 'stale-for-ever'
  | ProblemKind;

type Assignment = {
  draft: Draft;
  history: { revision: number; fields: DraftFields }[];
  archives: { reason: string; fields: DraftFields }[];
  state: 'held' | 'submitted' | 'parked';
  annotations: DraftFields[];
};

/**
 * What the contract says about drafts, in memory: the order of the checks is that of the
 * server. tests/faults proves the engine against the real one.
 */
export function modelServer() {
  const assignments = new Map<string, Assignment>();
  const keys = new Map<string, { body: string; answer: unknown }>();
  const requests: string[] = [];
  const holds: Promise<void>[] = [];
  let session: string | null = 'ada';
  let faults: Fault[] = [];
  let always: Fault | null = null;
  let minutes = 0;

  const at = () => new Date(Date.UTC(2026, 0, 1) + ++minutes * 1000).toISOString();

  function of(id: string): Assignment {
    const known = assignments.get(id) ?? {
      draft: { revision: 0, schema: 1, fields: {}, savedAt: null },
      history: [],
      archives: [],
      state: 'held' as const,
      annotations: [],
    };
    assignments.set(id, known);
    return known;
  }

  function refuse(kind: ProblemKind, extra: object = {}): never {
    const status = problemStatus[kind];
    throw new BackendError({
      kind: 'problem',
      problem: { kind, title: kind, status, detail: `The server says ${kind}`, ...extra },
      retryAfterSeconds: null,
    });
  }

  function write<T>(key: string | undefined, body: unknown, effect: () => T): T {
    if (!key) throw new Error('A write without an idempotency key');
    const text = JSON.stringify(body);
    const known = keys.get(key);
    if (known) return known.body === text ? (known.answer as T) : refuse('key-reused');
    const answer = effect();
    keys.set(key, { body: text, answer });
    return answer;
  }

  function requireHeld(assignment: Assignment): void {
    if (assignment.state === 'parked') refuse('lease-lost');
    if (assignment.state === 'submitted') refuse('closed');
  }

  function answer(name: string, call: Parameters<Backend['send']>[1]): unknown {
    if (name === getSession.name) return { account: session && { id: session } };
    if (session === null) refuse('signed-out');
    const id = (call.params as { assignmentId: string }).assignmentId;
    if (session !== 'ada') refuse('not-found');
    const assignment = of(id);
    const { draft } = assignment;
    const key = call.headers?.['Idempotency-Key'];
    const body = call.body as {
      schema: number;
      patch: never;
      fields: DraftFields;
      reason: string;
      baseRevision: number;
    };
    switch (name) {
      case getDraft.name:
        return structuredClone(draft);
      case makeCurrent.name:
        if (assignment.state === 'submitted') refuse('closed');
        assignment.state = 'held';
        return structuredClone(work(id));
      case saveDraft.name:
        return write(key, [call.body, call.headers?.['If-Match']], () => {
          requireHeld(assignment);
          if (call.headers?.['If-Match'] !== String(draft.revision)) {
            refuse('stale', { current: structuredClone(draft) });
          }
          const patched = applyPatch(draft.fields, body.patch);
          if (!patched.ok) return refuse('invalid');
          const revision = draft.revision + 1;
          const savedAt = at();
          assignment.draft = { revision, savedAt, schema: body.schema, fields: patched.value };
          assignment.history.push({ revision, fields: patched.value });
          return { revision, savedAt };
        });
      case archiveDraft.name:
        return write(key, body, () => {
          assignment.archives.push({ reason: body.reason, fields: body.fields });
          return { archivedAt: at() };
        });
      case submitWork.name:
        return write(key, body, () => {
          requireHeld(assignment);
          if (body.baseRevision !== draft.revision) {
            refuse('stale', { current: structuredClone(draft) });
          }
          assignment.state = 'submitted';
          assignment.annotations.push(body.fields);
          return { annotationId: `${id}-annotation`, submittedAt: at(), scores: [] };
        });
      default:
        throw new Error(`The model server does not know ${name}`);
    }
  }

  const backend: Backend = {
    async send(endpoint, call, options) {
      requests.push(endpoint.name);
      await delayed(options?.signal);
      const fault = endpoint.name === getSession.name ? null : (always ?? faults.shift() ?? null);
      if (fault === 'drop-request') return offline();
      if (fault === 'stale-for-ever') {
        const { draft } = of((call.params as { assignmentId: string }).assignmentId);
        return refuse('stale', { current: structuredClone(draft) });
      }
      if (fault && fault !== 'drop-answer') return refuse(fault);
      const result = answer(endpoint.name, call as never);
      await Promise.resolve();
      if (fault === 'drop-answer') return offline();
      return result as never;
    },
  };

  async function delayed(signal: AbortSignal | undefined): Promise<void> {
    const hold = holds.shift();
    await Promise.resolve();
    if (!hold) return;
    await Promise.race([
      hold,
      new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(new BackendError({ kind: 'aborted' }))),
      ),
    ]);
  }

  function offline(): never {
    throw new BackendError({ kind: 'offline', message: 'No answer' });
  }

  function work(id: string): Work {
    const { draft, state } = of(id);
    return {
      assignment: {
        id,
        projectId: 'p',
        taskId: 't',
        purpose: 'current',
        state,
        epoch: 1,
        leaseUntil: '2030-01-01T00:00:00Z',
        projectVersion: 1,
      },
      // The engine passes task and settings through without looking at them.
      settings: {} as Work['settings'],
      task: { id: 't' } as Work['task'],
      draft,
    };
  }

  return {
    backend,
    requests,
    of,
    work: (id: string): Work => structuredClone(work(id)),
    /** Faults of the next requests, in order. */
    fail(...next: Fault[]) {
      faults.push(...next);
    },
    failAlways(fault: Fault | null) {
      always = fault;
      faults = [];
    },
    /** Holds the next request until the answer is called. */
    hold(): () => void {
      let release = () => {};
      holds.push(new Promise((done) => (release = done)));
      return release;
    },
    signIn(account: string | null) {
      session = account;
    },
  };
}
export type ModelServer = ReturnType<typeof modelServer>;
