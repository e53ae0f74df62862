import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import type { Account } from '#queries/session.ts';
import { signInAsSampleMutation } from '#queries/sign-in-as-sample.ts';
import { ProviderButton } from '#app/sign-in/provider-button.tsx';
import { SignInForm } from '#app/sign-in/sign-in-form.tsx';
import { useKnownSession } from './known-session.tsx';
import { personaOf } from './persona-of.ts';

interface SignInAgainProps {
  readonly account: Account;
  readonly sampleMode: boolean;
}

/** Over the page, never instead of it: what stands in the screen stays. */
export function SignInAgain({ account, sampleMode }: SignInAgainProps) {
  const id = useId();
  const { known } = useKnownSession();
  const again = useMutation(signInAsSampleMutation(useBackend(), useQueryClient()));
  const persona = sampleMode ? personaOf(known.memberships) : null;
  return (
    <Dialog open maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>Your session has ended</DialogTitle>
      <DialogContent>
        <p style={{ margin: '0 0 16px' }}>
          Everything you entered is kept on this device and is sent as soon as you have signed in
          again. The page stays as it is.
        </p>
        {persona ? (
          <Button variant="contained" size="large" autoFocus onClick={() => again.mutate(persona)}>
            Continue as {account.name}
          </Button>
        ) : (
          <>
            <SignInForm email={account.email} />
            {known.provider !== null && (
              <ProviderButton
                name={known.provider}
                to={`${window.location.pathname}${window.location.search}`}
              />
            )}
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
