import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { problemKind } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import {
  acceptInvitation,
  readInvitation,
  redeemResetLink,
  setUpOwner,
} from '#queries/one-time-links.ts';
import { sessionKey, sessionQuery, type Session } from '#queries/session.ts';
import { useNavigate } from '#ui/address.ts';
import { Field } from '#ui/field.tsx';
import { Logo } from '#ui/logo.tsx';
import { LinkPage } from './link-page.tsx';
import { ProviderButton } from './provider-button.tsx';

export type LinkKind = 'join' | 'reset' | 'setup';

const headings: Record<LinkKind, string> = {
  join: 'Join a project',
  reset: 'Set a new password',
  setup: 'Set up Touchstone',
};
const buttons: Record<LinkKind, string> = {
  join: 'Join',
  reset: 'Set the password',
  setup: 'Create the owner’s account',
};

interface OneTimeLinkPageProps {
  readonly kind: LinkKind;
  readonly token: string;
}

/** Where invitations, password links and the first owner's link lead. */
export function OneTimeLinkPage({ kind, token }: OneTimeLinkPageProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const navigate = useNavigate();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(backend, token),
    enabled: kind === 'join',
    retry: false,
  });
  const provider = useQuery(sessionQuery(backend)).data?.provider ?? null;
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const hasAccount = invitation.data?.hasAccount === true;
  useEffect(() => {
    document.title = `${headings[kind]} · Touchstone`;
    // The secret leaves the address bar and the history.
    window.history.replaceState(window.history.state, '', `/${kind}`);
  }, [kind]);

  const use = useMutation({
    mutationFn: async (): Promise<Session | null> => {
      if (kind === 'setup') return setUpOwner(backend, { token, email, name, password });
      if (kind === 'join') {
        return acceptInvitation(backend, { token, name, password, ...(code && { code }) });
      }
      await redeemResetLink(backend, { token, password });
      return null;
    },
    onSuccess: async (session) => {
      if (session) client.setQueryData(sessionKey, session);
      else await client.invalidateQueries({ queryKey: sessionKey });
      navigate(session ? '/' : '/sign-in', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!use.isPending) use.mutate();
  };
  const asksCode = problemKind(use.error) === 'code-needed' || code !== '';

  if (invitation.error) {
    const over = problemKind(invitation.error) === 'forbidden';
    return (
      <LinkPage>
        <Logo size={28} />
        <h1>{over ? 'This invitation no longer works' : 'The invitation could not be read'}</h1>
        {over ? (
          <p>It was used, withdrawn or has expired. Ask whoever invited you for another link.</p>
        ) : (
          <>
            <p role="alert">{invitation.error.message}. The invitation itself is not used up.</p>
            <Button
              variant="outlined"
              loading={invitation.isFetching}
              onClick={() => void invitation.refetch()}
            >
              Try again
            </Button>
          </>
        )}
      </LinkPage>
    );
  }
  if (kind === 'join' && !invitation.data) return <LinkPage aria-busy />;
  return (
    <LinkPage>
      <Logo size={28} />
      <h1>{headings[kind]}</h1>
      {invitation.data && (
        <p>
          {invitation.data.email} is invited to <strong>{invitation.data.project}</strong> as{' '}
          {invitation.data.roles.join(' and ')}.{' '}
          {hasAccount && 'You have an account: type its password.'}
        </p>
      )}
      {kind === 'reset' && <p>You are signed out everywhere once it is set.</p>}
      <form onSubmit={submit}>
        {kind === 'setup' && (
          <TextInput label="Email" type="email" value={email} onChange={setEmail} />
        )}
        {kind !== 'reset' && !hasAccount && (
          <TextInput label="Name" value={name} onChange={setName} />
        )}
        <TextInput
          label="Password"
          type="password"
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          help={hasAccount ? undefined : 'At least 12 characters'}
          value={password}
          onChange={setPassword}
          error={use.error && !asksCode ? use.error.message : undefined}
        />
        {asksCode && (
          <TextInput
            label="Code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={use.error?.message}
          />
        )}
        <Button type="submit" variant="contained" size="large" loading={use.isPending}>
          {buttons[kind]}
        </Button>
      </form>
      {kind === 'join' && provider !== null && <ProviderButton name={provider} to="/" />}
    </LinkPage>
  );
}

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: string;
  readonly autoComplete?: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
}

function TextInput({ label, value, onChange, type, autoComplete, help, error }: TextInputProps) {
  return (
    <Field label={label} {...(help && { help })} {...(error && { error })}>
      {(control) => (
        <OutlinedInput
          size="medium"
          type={type ?? 'text'}
          {...(autoComplete && { autoComplete })}
          inputProps={control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
