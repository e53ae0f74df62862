import { QueryClientProvider } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { BackendError } from '#backend/backend-error.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { madeTask } from '#domain/task/made-task.fixture.ts';
import { BackendProvider } from '#queries/backend-context.tsx';
import { createQueryClient } from '#queries/create-query-client.ts';
import type { DraftRevision } from '#queries/draft-revisions.ts';
import { answeringBackend } from '#tests/answering-backend.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { memoryDraft } from '#ui/grading-surface/memory-draft.ts';
import { RewriteHistory } from './rewrite-history.tsx';

const field = 'rewrite/r1';
const origin = { runs: [{ n: 12, from: 'outside' }], modelHelped: false };

type Kept = { listed: DraftRevision; fields: DraftFields };

function kept(revision: number, text: string, archived: string | null = null): Kept {
  const second = String(30 + Math.abs(revision)).padStart(2, '0');
  const savedAt = `2026-03-02T10:00:${second}.000Z`;
  return {
    listed: { revision, savedAt, fields: [field], archived },
    fields: { [field]: text, [`origin/${field}`]: origin },
  };
}

/** Answers as the server does: what changed the field, newest first, `size` to a page. */
function fakeBackend(all: readonly Kept[], size = 100) {
  const state = { failing: null as BackendError | null };
  const unlessFailing = <Answer,>(answer: Answer): Answer => {
    if (state.failing) throw state.failing;
    return answer;
  };
  const backend = answeringBackend({
    getRevision({ params }) {
      const one = all.find((each) => each.listed.revision === params['revision']);
      return unlessFailing({
        revision: 1,
        schema: 1,
        savedAt: one?.listed.savedAt,
        fields: one?.fields,
      });
    },
    listRevisions({ query }) {
      expect(query['field']).toBe(field);
      const before = typeof query['before'] === 'number' ? query['before'] : Infinity;
      const counted = all.filter(({ listed }) => listed.revision > 0 && listed.revision < before);
      const archived = before === Infinity ? all.filter(({ listed }) => listed.revision < 0) : [];
      return unlessFailing({
        revisions: [...counted.slice(0, size), ...archived].map(({ listed }) => listed),
        more: counted.length > size,
      });
    },
  });
  return { backend, state };
}

function open(all: readonly Kept[], { size = 100, now = 'The third text.' } = {}) {
  const draft = memoryDraft({ [field]: now });
  const surface = createSurface({
    task: madeTask(),
    settings: projectSettings.parse({ slug: 'p', name: 'P' }),
    settingsVersion: 1,
    draft,
  });
  const { backend, state } = fakeBackend(all, size);
  const onClose = vi.fn<() => void>();
  const onRestored = vi.fn<(words: string) => void>();
  const show = () =>
    renderInTheme(
      <QueryClientProvider client={createQueryClient()}>
        <BackendProvider backend={backend}>
          <RewriteHistory
            surface={surface}
            path={{ projectId: 'p', assignmentId: 'a' }}
            responseId="r1"
            onRestored={onRestored}
            onClose={onClose}
          />
        </BackendProvider>
      </QueryClientProvider>,
    );
  return { draft, state, show, onClose, onRestored, user: userEvent.setup() };
}

const restoreButton = () => screen.getByRole('button', { name: 'Restore this version' });

test('a version is opened, compared with the text now and restored; undo takes it back', async () => {
  const { draft, show, user, onClose, onRestored } = open([
    kept(3, 'The third text.'),
    kept(2, 'The second text.'),
    kept(-1, 'From the other tab.', 'conflict'),
  ]);
  show();
  const dialog = screen.getByRole('dialog', { name: 'History of the rewrite of response A' });
  const list = await within(dialog).findByRole('list', { name: 'Versions, newest first' });
  expect(
    within(list)
      .getAllByRole('button')
      .map((each) => each.textContent),
  ).toEqual([
    expect.stringContaining('Saved as revision 3'),
    expect.stringContaining('Saved as revision 2'),
    expect.stringContaining('Kept from a conflict'),
  ]);
  expect(restoreButton()).toBeDisabled();

  await user.click(within(list).getByRole('button', { name: /revision 3/ }));
  expect(await within(dialog).findByText(/your text as it stands now/)).toBeVisible();
  expect(restoreButton()).toBeDisabled();

  await user.keyboard('{ArrowDown}{Enter}');
  const compared = await within(dialog).findByRole('group', { name: /This version/ });
  await waitFor(() => expect(compared.querySelector('del')).toHaveTextContent('third'));
  expect(compared.querySelector('ins')).toHaveTextContent('second');

  await user.click(restoreButton());
  expect(draft.getFields()).toEqual({
    [field]: 'The second text.',
    [`origin/${field}`]: origin,
  });
  expect(onRestored).toHaveBeenCalledWith(expect.stringContaining('is restored'));
  expect(onClose).toHaveBeenCalledOnce();
  draft.undo();
  expect(draft.getFields()).toEqual({ [field]: 'The third text.' });
});

test('older versions are shown page by page', async () => {
  const all = [4, 3, 2, 1].map((revision) => kept(revision, `Text ${revision}.`));
  const { show, user } = open([...all, kept(-9, 'Late.', 'late')], { size: 3 });
  show();
  const list = await screen.findByRole('list', { name: /Versions/ });
  expect(within(list).getAllByRole('button')).toHaveLength(4);
  await user.click(screen.getByRole('button', { name: 'Show older' }));
  expect(await within(list).findByRole('button', { name: /revision 1$/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
});

test('it says when there is no version yet, and Esc closes it', async () => {
  const { show, user, onClose } = open([]);
  show();
  expect(await screen.findByText(/no version of this rewrite yet/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('a list that cannot be read says that the text is safe, and is asked for again', async () => {
  const { show, state, user } = open([kept(1, 'First.')]);
  state.failing = new BackendError({ kind: 'aborted' });
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('Your rewrite is not touched');
  state.failing = null;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: /revision 1$/ })).toBeVisible();
});
