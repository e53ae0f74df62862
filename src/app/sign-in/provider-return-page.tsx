import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { finishProviderSignInMutation } from '#queries/provider-sign-in.ts';
import { useNavigate } from '#ui/address.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { Logo } from '#ui/logo.tsx';
import { LinkPage } from './link-page.tsx';
import { placeToReturn } from './place-to-return.ts';

/** Where the provider sends browsers back to: hands in what it sent, and goes on. */
export function ProviderReturnPage({ brought }: { readonly brought: URLSearchParams }) {
  const navigate = useNavigate();
  const finish = useMutation(finishProviderSignInMutation(useBackend(), useQueryClient()));
  const handedIn = useRef(false);
  useEffect(() => {
    document.title = 'Sign in · Touchstone';
    // Once: what was brought is good for one time.
    if (handedIn.current) return;
    handedIn.current = true;
    window.history.replaceState(window.history.state, '', '/sign-in/back');
    const told = (['code', 'state', 'iss', 'error'] as const).flatMap((name) => {
      const value = brought.get(name);
      return value === null ? [] : [[name, value.slice(0, 4000)] as const];
    });
    finish.mutate(Object.fromEntries(told), {
      onSuccess: () => navigate(placeToReturn(), { replace: true }),
    });
  });
  if (!finish.error) return <LoadingBlocks what="Signing you in" />;
  return (
    <LinkPage>
      <Logo size={28} />
      <h1>You are not signed in</h1>
      <p role="alert">{finish.error.message}</p>
      <Button variant="contained" onClick={() => navigate('/sign-in', { replace: true })}>
        Back to sign in
      </Button>
    </LinkPage>
  );
}
