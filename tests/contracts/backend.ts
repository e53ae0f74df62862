import { expect, test } from 'vitest';
import { BackendError } from '#backend/backend-error.ts';
import type { Backend } from '#backend/backend.ts';
import { archiveDraft } from '#contract/draft/archive-draft.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { createProject } from '#contract/project/create-project.ts';
import { getProject } from '#contract/project/get-project.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { releaseWork } from '#contract/queue/release-work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { signInAsSample } from '#contract/session/sign-in-as-sample.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { signOut } from '#contract/session/sign-out.ts';

export type BackendUnderTest = {
  /** A backend in sample mode with the sample project, nobody signed in; remembers who signs in. */
  backend: Backend;
  /** The same with the other end gone; `asked` counts how often it was tried. */
  unreachable: { backend: Backend; asked(): number };
  /** The same with another end that answers something else than the contract. */
  garbled: Backend;
};

/** What the Backend port promises (src/backend/backend.ts); every adapter runs it. */
export function backendContract(make: () => Promise<BackendUnderTest>): void {
  async function failureOf(sent: Promise<unknown>): Promise<BackendError['failure']> {
    const error = await sent.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(BackendError);
    if (!(error instanceof BackendError)) throw new Error('not reached');
    return error.failure;
  }

  async function kindOf(sent: Promise<unknown>): Promise<string> {
    const failure = await failureOf(sent);
    return failure.kind === 'problem' ? failure.problem.kind : failure.kind;
  }

  async function expert() {
    const { backend } = await make();
    const session = await backend.send(signInAsSample, { body: { persona: 'expert' } });
    const projectId = session.memberships[0]?.projectId ?? '';
    const claimed = await backend.send(claimWork, {
      params: { projectId },
      body: { purpose: 'current' },
    });
    if (!claimed.work) throw new Error('The sample project has no work');
    const params = { projectId, assignmentId: claimed.work.assignment.id };
    return { backend, session, projectId, params, work: claimed.work };
  }

  const save = (revision: number, key: string, text: string) => ({
    headers: { 'If-Match': String(revision), 'Idempotency-Key': key },
    body: { schema: 1, patch: { 'answer/Justification': { set: text } } },
  });

  test('an answer fits its schema and nothing else', async () => {
    const { backend } = await make();
    const session = await backend.send(getSession, {});
    expect(getSession.answer.kind === 'json' && getSession.answer.schema.parse(session)).toEqual(
      session,
    );
    expect(session).toMatchObject({ account: null, sampleMode: true });
  });

  test('who signs in is remembered until signing out', async () => {
    const { backend } = await make();
    await backend.send(signInAsSample, { body: { persona: 'lead' } });
    expect((await backend.send(getSession, {})).account?.name).toBe('Sample lead');
    expect(await backend.send(signOut, {})).toBeUndefined();
    expect((await backend.send(getSession, {})).account).toBeNull();
    expect(await kindOf(backend.send(signOut, {}))).toBe('signed-out');
  });

  test('a refusal is a BackendError with the server’s kind and words', async () => {
    const { backend } = await make();
    const body = { email: 'nobody@example.com', password: 'x' };
    const failure = await failureOf(backend.send(signIn, { body }));
    expect(failure).toMatchObject({
      kind: 'problem',
      problem: { kind: 'signed-out', status: 401, detail: expect.stringMatching(/./) },
    });
  });

  test('permission, existence and form are told apart', async () => {
    const { backend, params, projectId } = await expert();
    const body = { slug: 'x', name: 'X' } as never;
    expect(await kindOf(backend.send(createProject, { body }))).toBe('forbidden');
    const elsewhere = { projectId: 'elsewhere' };
    expect(await kindOf(backend.send(getProject, { params: elsewhere }))).toBe('not-found');
    const odd = { projectId: 'a/../b?c#d é' };
    expect(await kindOf(backend.send(getProject, { params: odd }))).toBe('not-found');
    const wrong = { params: { projectId }, body: { purpose: 'both' } as never };
    const failure = await failureOf(backend.send(claimWork, wrong));
    expect(failure).toMatchObject({
      problem: { kind: 'invalid', errors: [{ place: 'body.purpose' }] },
    });
    const call = { params, ...save(0, 'k:1', 'x'), headers: {} };
    expect(await kindOf(backend.send(saveDraft, call))).toBe('invalid');
  });

  test('what was answered is kept; the same key again answers the same', async () => {
    const { backend, params } = await expert();
    const first = await backend.send(saveDraft, { params, ...save(0, 'c:1', 'Ünïcödé 日本 🙂') });
    expect(first.revision).toBe(1);
    const again = await backend.send(saveDraft, { params, ...save(0, 'c:1', 'Ünïcödé 日本 🙂') });
    expect(again).toEqual(first);
    const draft = await backend.send(getDraft, { params });
    expect(draft.revision).toBe(1);
    expect(draft.fields).toEqual({ 'answer/Justification': 'Ünïcödé 日本 🙂' });
    const reused = backend.send(saveDraft, { params, ...save(1, 'c:1', 'other') });
    expect(await kindOf(reused)).toBe('key-reused');
  });

  test('a stale base is refused with the current state to merge with', async () => {
    const { backend, params } = await expert();
    await backend.send(saveDraft, { params, ...save(0, 'c:1', 'first') });
    const failure = await failureOf(
      backend.send(saveDraft, { params, ...save(0, 'd:1', 'second') }),
    );
    expect(failure).toMatchObject({
      kind: 'problem',
      problem: { kind: 'stale', current: await backend.send(getDraft, { params }) },
    });
  });

  test('text of a lost lease can still be put away', async () => {
    const { backend, params } = await expert();
    expect(await backend.send(releaseWork, { params })).toBeUndefined();
    expect(await kindOf(backend.send(saveDraft, { params, ...save(0, 'c:1', 'late') }))).toBe(
      'lease-lost',
    );
    const { archivedAt } = await backend.send(archiveDraft, {
      params,
      headers: { 'Idempotency-Key': 'c:2' },
      body: { schema: 1, fields: { 'answer/Justification': 'late' }, reason: 'lease-lost' },
    });
    expect(Date.parse(archivedAt)).toBeGreaterThan(0);
  });

  test('a call that is given up rejects as aborted', async () => {
    const { backend } = await make();
    const signal = AbortSignal.abort();
    expect(await kindOf(backend.send(getSession, {}, { signal }))).toBe('aborted');
  });

  test('without an answer it is offline, and it was tried once', async () => {
    const { unreachable } = await make();
    expect(await kindOf(unreachable.backend.send(getSession, {}))).toBe('offline');
    expect(unreachable.asked()).toBe(1);
  });

  test('an answer outside the contract is garbled, not believed', async () => {
    const { garbled } = await make();
    expect(await kindOf(garbled.send(getSession, {}))).toBe('garbled');
  });
}
