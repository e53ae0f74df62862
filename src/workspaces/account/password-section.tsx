import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changePasswordMutation } from '#queries/account.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { SecretField } from './secret-field.tsx';

export function PasswordSection({ hasPassword }: { readonly hasPassword: boolean }) {
  const change = useMutation(changePasswordMutation(useBackend(), useQueryClient()));
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<'length' | 'again' | null>(null);
  if (!hasPassword) {
    return (
      <section aria-label="Password">
        <h2>Password</h2>
        <p>This account has no password: you sign in another way.</p>
      </section>
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (next.length < 12) return setFault('length');
    if (next !== again) return setFault('again');
    setFault(null);
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
          setAgain('');
        },
      },
    );
  };
  return (
    <section aria-label="Password">
      <h2>Password</h2>
      <p>Changing it signs you out everywhere but here.</p>
      <form onSubmit={send}>
        <SecretField
          label="Current password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={change.error?.message}
        />
        <SecretField
          label="New password"
          autoComplete="new-password"
          help="At least 12 characters"
          value={next}
          onChange={setNext}
          error={fault === 'length' ? 'Use at least 12 characters.' : undefined}
        />
        <SecretField
          label="New password again"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={fault === 'again' ? 'The two new passwords differ.' : undefined}
        />
        <Button type="submit" variant="contained" loading={change.isPending}>
          Change the password
        </Button>
        <span role="status">{change.isSuccess && 'Changed. Other sessions have ended.'}</span>
      </form>
    </section>
  );
}
