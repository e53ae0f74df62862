import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { DraftEngine } from '#drafts/draft-engine.ts';
import type { KeptDrafts } from '#drafts/kept-drafts.ts';
import { DraftEngineProvider } from '#drafts/use-draft.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { RecoveryScreen } from './recovery-screen.tsx';

const found: KeptDrafts = {
  kind: 'found',
  account: { id: 'ada', name: 'Ada Byron' },
  drafts: [
    {
      assignmentId: 'a1',
      title: 'Northwick Coatings',
      editedAt: 1_764_000_000_000,
      fields: { 'rewrite/r1': 'The better answer.', cursor: {} },
      unsent: ['rewrite/r1'],
      state: 'draft',
      versions: [],
      work: null,
    },
  ],
};

function open(kept: KeptDrafts) {
  const engine = { keptDrafts: async () => kept } as DraftEngine;
  renderInTheme(
    <DraftEngineProvider value={engine}>
      <RecoveryScreen />
    </DraftEngineProvider>,
  );
}

test('a draft is listed with what only this device has, and its text can be copied', async () => {
  const writeText = vi.fn<Clipboard['writeText']>(async () => {});
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
  open(found);
  const card = await screen.findByRole('region', { name: 'Northwick Coatings' });
  expect(within(card).getByText('1 change only on this device')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy the text of Northwick Coatings' }));
  expect(writeText).toHaveBeenCalledWith(expect.stringContaining('The better answer.'));
});

test('after a sign-out it shows nothing and says why', async () => {
  open({ kind: 'nobody' });
  expect(await screen.findByText(/Nobody is signed in on this browser/)).toBeVisible();
});

test('a storage that cannot be read says where the text still is', async () => {
  open({ kind: 'unreadable', failure: 'failed' });
  expect(await screen.findByRole('alert')).toHaveTextContent('its text is there');
});
