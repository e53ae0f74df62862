import { QueryClient } from '@tanstack/react-query';
import { httpBackend } from '#backend/http/http-backend.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import type { Work } from '#contract/queue/work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { signInAsSample } from '#contract/session/sign-in-as-sample.ts';
import type { Session } from '#contract/session/session.ts';
import { fieldName } from '#domain/draft/field-name.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { browserLimbs } from '#drafts/browser-limbs.ts';
import { currentSchema, draftSchema } from '#drafts/current-schema.ts';
import { createDraftEngine } from '#drafts/draft-engine.ts';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import { indexedDraftStore } from '#drafts/indexed-draft-store.ts';

/*
 * The smallest page that the engine can work in: the engine, its browser limbs, IndexedDB and
 * HTTP as in the product, and plain elements with the product's accessible names. What it
 * shows is what it would show an expert; `window.harness` is for questions, not for shortcuts.
 */
const now = () => Date.now();
const asked = new URLSearchParams(location.search);
/** `?schema=2` is the product after its next upgrade. */
const nextSchema = draftSchema(2, [(fields) => ({ ...fields, upgraded: true })]);

const backend = httpBackend({ base: location.origin, fetch: (request) => fetch(request) });
const engine = createDraftEngine({
  ...browserLimbs({
    backend,
    store: indexedDraftStore(now),
    queryClient: new QueryClient(),
    now,
    fraction: Math.random,
  }),
  ...(asked.get('schema') === '2' ? { schema: nextSchema } : { schema: currentSchema }),
});

const root = document.querySelector('main') as HTMLElement;
const statusLog: { at: number; text: string }[] = [];
let handle: DraftHandle | null = null;
let work: Work | null = null;

async function session(): Promise<Session> {
  const known = await backend.send(getSession, {});
  return known.account
    ? known
    : await backend.send(signInAsSample, { body: { persona: 'expert' } });
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise((next) => setTimeout(next, 150));
    }
  }
}

async function start(): Promise<void> {
  const { account, memberships } = await patiently(session);
  if (!account) throw new Error('No account');
  engine.signedInAs({ id: account.id, name: account.name });
  const projectId = memberships[0]?.projectId ?? '';
  const claimed = await patiently(() =>
    backend.send(claimWork, { params: { projectId }, body: { purpose: 'current' } }),
  );
  if (!claimed.work) throw new Error('Nothing to grade');
  show(claimed.work);
}

function show(claimed: Work): void {
  work = claimed;
  handle = engine.open(claimed, { title: 'Task' });
  const status = Object.assign(document.createElement('p'), { role: 'status' });
  status.setAttribute('aria-label', 'Sync');
  root.append(status);
  textbox(
    'Justification',
    asked.get('field') ?? fieldName({ kind: 'text', question: 'Justification' }),
  );
  textbox('Rewrite of response A', `${asked.get('field') ?? ''}rewrite/A`);
  button('Submit', () => void handle?.submit());
  button('Sign in again', () => void signInAgain());
  button('Take it back', () => void handle?.resume());
  button('Try again', () => handle?.tryAgain());
  const render = () => {
    const state = handle?.getState();
    if (!state) return;
    const text = JSON.stringify({ ...state.status, phase: state.phase.kind });
    if (text !== status.textContent) {
      status.textContent = text;
      statusLog.push({ at: performance.now(), text });
    }
  };
  handle.subscribe(render);
  render();
}

async function signInAgain(): Promise<void> {
  const { account } = await patiently(session);
  if (account) engine.signedInAs({ id: account.id, name: account.name });
}

function button(name: string, press: () => void): void {
  const element = Object.assign(document.createElement('button'), { textContent: name });
  element.addEventListener('click', press);
  root.append(element);
}

/** A text field whose caret stays where it was when another tab changes the text before it. */
function textbox(name: string, field: string): void {
  const area = document.createElement('textarea');
  area.setAttribute('aria-label', name);
  root.append(area);
  area.addEventListener('input', () => handle?.setField(field, area.value));
  const read = () => {
    const value = handle?.getFields()[field];
    const text = typeof value === 'string' ? value : '';
    if (text === area.value) return;
    const { selectionStart: caret, value: old } = area;
    const before = old.slice(0, caret);
    area.value = text;
    const place = text.startsWith(before) ? caret : caret + text.length - old.length;
    area.setSelectionRange(place, place);
  };
  handle?.subscribe(read);
  read();
}

/** Everything that must be answered before Submit, but for the Justification. */
function answersOf({ task, settings }: Work): Record<string, JsonValue> {
  const answers: Record<string, JsonValue> = {};
  const ids = task.responses.map((each) => each.id);
  for (const { id: criterionId, version } of task.rubric?.criteria ?? []) {
    for (const responseId of ids) {
      const field = fieldName({ kind: 'verdict', criterionId, responseId });
      answers[field] = { value: 'not-applicable', criterionVersion: version };
    }
  }
  const [first = '', second = ''] = ids;
  for (const question of settings.questions.filter((each) => each.kind === 'comparison')) {
    answers[fieldName({ kind: 'answer', question: question.name })] =
      ids.length === 2
        ? { kind: 'preference', first, second, value: 1, bothBad: false }
        : { kind: 'ranking', slots: [ids], allBad: false };
  }
  return answers;
}

const harness = {
  fill: () => work && handle?.setFields(answersOf(work)),
  fields: () => handle?.getFields() ?? {},
  state: () => handle?.getState() ?? null,
  set: (field: string, value: JsonValue) => handle?.setField(field, value),
  resolve: (field: string, value: JsonValue) => handle?.resolve(field, { value }),
  /** Many keys, as an editor reports them. */
  async keys(field: string, count: number): Promise<void> {
    for (let key = 0; key < count; key++) {
      handle?.editText(field, [10 + key, 0, 'k']);
      await new Promise((next) => setTimeout(next, 5));
    }
  },
  undo: () => handle?.undo(),
  statusLog: () => statusLog,
  hasUnsentWork: () => engine.hasUnsentWork(),
  now,
};
declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
void start();
