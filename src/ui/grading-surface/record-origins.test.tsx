import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordedOrigins } from '#domain/provenance/text-origin.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { madeTask } from '#domain/task/made-task.fixture.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { createSurface } from './create-surface.ts';
import { memoryDraft } from './memory-draft.ts';
import { recordOrigins, type OriginRecorder } from './record-origins.ts';

const field = 'text/Justification';
const answer = 'Net debt is **£41.2m** after leases.';

function begin(fields = {}) {
  const draft = memoryDraft();
  draft.setFields(fields);
  const surface = createSurface({
    task: madeTask({ responses: [{ id: 'r1', messages: [textMessage('assistant', answer)] }] }),
    settings: projectSettings.parse({ slug: 'p', name: 'P' }),
    settingsVersion: 1,
    draft,
  });
  const recorder = recordOrigins(surface);
  running.push(recorder);
  const text = () => String(draft.getFields()[field] ?? '');
  return {
    draft,
    recorder,
    surface,
    type: (words: string) => draft.setField(field, text() + words),
    paste(words: string) {
      const event = new Event('paste', { bubbles: true });
      Object.assign(event, { clipboardData: { getData: () => words } });
      document.body.dispatchEvent(event);
      draft.setField(field, text() + words);
      vi.advanceTimersByTime(100);
    },
    recorded: () => recordedOrigins(draft.getFields()),
  };
}

const running: OriginRecorder[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const recorder of running.splice(0)) recorder.stop();
  vi.useRealTimers();
});

test('typing writes nothing into the draft until it is submitted', () => {
  const { type, draft, recorder, recorded } = begin();
  for (const letter of 'A is right.') type(letter);
  vi.advanceTimersByTime(5000);
  expect(Object.keys(draft.getFields())).toEqual([field]);
  expect(recorder.known(field)).toMatchObject({ total: 11, typed: 11 });
  recorder.write();
  expect(recorded()).toMatchObject([{ field, total: 11, typed: 11, outside: 0 }]);
});

test('what is pasted is told apart by where it stands, and recorded at once', () => {
  const { type, paste, recorded } = begin();
  type('I think: ');
  paste('Net debt is £41.2m');
  type(' and ');
  paste('a sentence from elsewhere');
  expect(recorded()).toEqual([
    {
      field,
      total: 57,
      typed: 14,
      kept: 0,
      app: 18,
      outside: 25,
      model: 0,
      modelHelped: false,
      pastedFrom: ['r1'],
    },
  ]);
});

test('the expert says that a model helped; what came from outside then is its work', () => {
  const { paste, recorder, recorded } = begin();
  paste('Certainly! Here is a better answer.');
  recorder.setModelHelped(field, true);
  expect(recorded()).toMatchObject([{ outside: 0, model: 35, modelHelped: true }]);
});

test('a rewrite starts as what it keeps of the response', () => {
  const { draft, recorder } = begin();
  draft.setField('rewrite/r1', answer.replace('after', 'before'));
  recorder.write();
  expect(recorder.known('rewrite/r1')).toMatchObject({ typed: 6, kept: answer.length - 5 });
});

test('what was recorded before a reload goes on', () => {
  const { type, recorder } = begin({
    [field]: 'pasted, typed',
    [`origin/${field}`]: { runs: [{ n: 6, from: 'outside' }], modelHelped: false },
  });
  type(' on');
  vi.advanceTimersByTime(500);
  expect(recorder.known(field)).toMatchObject({ total: 16, outside: 6, typed: 10 });
});

test('a record of another device is taken over, and one of a text that is gone goes too', () => {
  const { draft, type, recorder } = begin();
  type('from there');
  vi.advanceTimersByTime(500);
  draft.setField(`origin/${field}`, { runs: [{ n: 10, from: 'outside' }], modelHelped: true });
  vi.advanceTimersByTime(500);
  expect(recorder.known(field)).toMatchObject({ model: 10, modelHelped: true });
  draft.setField(field, undefined);
  recorder.write();
  expect(draft.getFields()).toEqual({});
});

test('a rewrite typed into at its start and its end in one go keeps what stands between', () => {
  const { draft, recorder } = begin();
  const rewrite = 'rewrite/r1';
  draft.setField(rewrite, `First. ${answer}\n\nSource: note 12.`);
  vi.advanceTimersByTime(1000);
  expect(recorder.known(rewrite)).toMatchObject({
    kept: answer.length,
    typed: 'First. '.length + '\n\nSource: note 12.'.length,
  });
});
