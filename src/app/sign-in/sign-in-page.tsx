import { useSuspenseQuery } from '@tanstack/react-query';
import { styled } from '@mui/material/styles';
import { Laptop } from 'lucide-react';
import { useEffect } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { sessionQuery } from '#queries/session.ts';
import { ownPath } from '#app/own-path.ts';
import { useSearch } from '#ui/address.ts';
import { Icon } from '#ui/icon.tsx';
import { Logo } from '#ui/logo.tsx';
import { ProviderButton } from './provider-button.tsx';
import { SampleAccounts } from './sample-accounts.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Its route goes on as soon as there is a session. */
export function SignInPage() {
  const session = useSuspenseQuery(sessionQuery(useBackend())).data;
  const { to } = useSearch();
  useEffect(() => {
    document.title = 'Sign in · Touchstone';
  }, []);
  return (
    <Page data-split={session.sampleMode || undefined}>
      <main>
        <Brand>
          <Logo size={28} />
          Touchstone
        </Brand>
        <div data-form="">
          <h1>Sign in</h1>
          <SignInForm />
          {session.provider !== null && (
            <ProviderButton name={session.provider} to={ownPath(to) ?? '/'} />
          )}
          <p>
            New here? Your invitation has a link of its own. Cannot sign in?{' '}
            <a href="/recovery">Drafts on this device</a> can be read without an account.
          </p>
        </div>
        <Host>
          {session.sampleMode && (
            <>
              <Icon of={Laptop} size={14} />
              <span>
                Runs on this computer only, at <code>{window.location.host}</code>. Nobody else on
                the network can reach it.
              </span>
            </>
          )}
        </Host>
      </main>
      {session.sampleMode && (
        <section aria-label="Sample accounts">
          <SampleAccounts />
        </section>
      )}
    </Page>
  );
}

const Page = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  minHeight: '100dvh',
  backgroundColor: theme.vars.palette.background.default,
  '&[data-split]': { gridTemplateColumns: 'minmax(320px, 520px) minmax(0, 1fr)' },
  '& > main': {
    display: 'grid',
    gridTemplateRows: '1fr auto 1fr',
    boxSizing: 'border-box',
    padding: '36px clamp(24px, 5.5vw, 80px) 40px',
    backgroundColor: theme.vars.palette.background.paper,
  },
  '&[data-split] > main': { borderRight: `1px solid ${theme.vars.palette.divider}` },
  '& > main > *': { width: '100%', maxWidth: 360, justifySelf: 'center' },
  '& h1': { ...theme.typography.h1, margin: '0 0 16px', fontSize: '1.5rem' },
  '& p': { ...theme.typography.cell, margin: '16px 0 0', color: theme.vars.palette.text.secondary },
  '& > section': {
    display: 'flex',
    alignItems: 'center',
    padding: '36px clamp(24px, 7vw, 96px)',
  },
  '@media (max-width: 900px)': { '&[data-split]': { gridTemplateColumns: 'minmax(0, 1fr)' } },
}));

const Brand = styled('div')(({ theme }) => ({
  ...theme.typography.h2,
  display: 'flex',
  alignItems: 'center',
  alignSelf: 'start',
  gap: 12,
}));

const Host = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  gap: 8,
  alignSelf: 'end',
  color: theme.vars.palette.text.secondary,
  '& svg': { flex: 'none', marginTop: 2 },
  '& code': theme.typography.locator,
}));
