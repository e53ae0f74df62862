import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { BackendError } from '#backend/backend-error.ts';
import type { ProblemKind } from '#contract/problem.ts';
import { BackendProvider } from '#queries/backend-context.tsx';
import { createQueryClient } from '#queries/create-query-client.ts';
import { answeringBackend } from '#tests/answering-backend.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { OneTimeLinkPage, type LinkKind } from './one-time-link-page.tsx';

function refusal(kind: ProblemKind, detail: string): BackendError {
  const problem = { kind, title: detail, status: 403, detail, requestId: 'r' };
  return new BackendError({ kind: 'problem', problem, retryAfterSeconds: null });
}

const invitation = {
  email: 'eva@example.com',
  project: 'Valuation',
  roles: ['expert'],
  hasAccount: false,
};
const noSession = { account: null, memberships: [], provider: null, sampleAccounts: [] };

function open(kind: LinkKind, answers: Parameters<typeof answeringBackend>[0]) {
  const backend = answeringBackend({ getSession: () => noSession, ...answers });
  renderInTheme(
    <QueryClientProvider client={createQueryClient()}>
      <BackendProvider backend={backend}>
        <OneTimeLinkPage kind={kind} token="t" />
      </BackendProvider>
    </QueryClientProvider>,
  );
}

test('an invitation that was used, withdrawn or has expired says whom to ask', async () => {
  open('join', {
    readInvitation() {
      throw refusal('forbidden', 'This link is used up');
    },
  });
  await screen.findByRole('heading', { name: 'This invitation no longer works' });
  expect(screen.getByText(/Ask whoever invited you for another link/)).toBeTruthy();
});

test('a server that is away is not called an invitation that is over; the next try opens it', async () => {
  let away = true;
  open('join', {
    readInvitation() {
      if (away) throw new BackendError({ kind: 'offline', message: 'The server does not answer' });
      return invitation;
    },
  });
  await screen.findByRole('heading', { name: 'The invitation could not be read' });
  expect(screen.getByRole('alert').textContent).toMatch(/^The server does not answer\./);
  away = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/eva@example\.com is invited to/);
});

test('what the server says against a name or a password stands at the field, and nothing typed is lost', async () => {
  const said = 'The password needs 12 characters at least';
  open('join', {
    readInvitation: () => invitation,
    acceptInvitation() {
      throw refusal('invalid', said);
    },
  });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Eva Expert');
  await userEvent.type(screen.getByLabelText('Password'), 'short');
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  await screen.findByText(said);
  const fields = [screen.getByRole('textbox', { name: 'Name' }), screen.getByLabelText('Password')];
  expect(fields.map((each) => (each as HTMLInputElement).value)).toEqual(['Eva Expert', 'short']);
});

test('an address that has an account already is told so, and asked for its password only', async () => {
  open('join', { readInvitation: () => ({ ...invitation, hasAccount: true }) });
  await screen.findByText(/You have an account: type its password/);
  expect(screen.queryByRole('textbox', { name: 'Name' })).toBe(null);
});

test('an owner who was made already is said to be', async () => {
  const said = 'This installation has its owner: sign in';
  open('setup', {
    setUpOwner() {
      throw refusal('duplicate', said);
    },
  });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Email' }), 'olga@example.com');
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Olga');
  await userEvent.type(screen.getByLabelText('Password'), 'a long enough password');
  await userEvent.click(screen.getByRole('button', { name: 'Create the owner’s account' }));
  await screen.findByText(said);
});
