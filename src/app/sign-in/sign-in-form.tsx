import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isOffline, problemKind } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { signInMutation } from '#queries/sign-in.ts';
import { Field } from '#ui/field.tsx';

interface SignInFormProps {
  /** The only account that fits, where a session ended under an open screen. */
  readonly email?: string;
}

export function SignInForm({ email: fixed }: SignInFormProps) {
  const [email, setEmail] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation(signInMutation(useBackend(), useQueryClient()));
  const asksCode = problemKind(signIn.error) === 'code-needed' || code !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ email, password, ...(code && { code }) });
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 14 }}>
      <Field label="Email">
        {(control) => (
          <OutlinedInput
            inputProps={control}
            size="medium"
            type="email"
            autoComplete="username"
            autoFocus={fixed === undefined}
            readOnly={fixed !== undefined}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password" {...(signIn.error && !asksCode && { error: wordsFor(signIn.error) })}>
        {(control) => (
          <OutlinedInput
            inputProps={control}
            size="medium"
            type="password"
            autoComplete="current-password"
            autoFocus={fixed !== undefined}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {asksCode && (
        <Field
          label="Code"
          help="From your authenticator app, or a recovery code"
          {...(code !== '' && signIn.error && { error: signIn.error.message })}
        >
          {(control) => (
            <OutlinedInput
              inputProps={control}
              size="medium"
              autoFocus
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      )}
      <Button type="submit" variant="contained" size="large" sx={{ mt: '2px' }}>
        Sign in
      </Button>
    </form>
  );
}

function wordsFor(error: Error): string {
  if (problemKind(error) === 'signed-out') return 'This e-mail and password do not fit.';
  if (problemKind(error) === 'too-many') return 'Too many tries. Wait a minute, then try again.';
  if (isOffline(error)) return 'The server cannot be reached. Try again when it is.';
  return error.message;
}
