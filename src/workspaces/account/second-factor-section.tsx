import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { removeSecondFactorMutation, startSecondFactorMutation } from '#queries/account.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { SecretField } from './secret-field.tsx';

interface SecondFactorSectionProps {
  readonly isOn: boolean;
  readonly hasPassword: boolean;
}

/**
 *   off ──start──▶ set up (secret shown) ──code──▶ on, recovery codes shown once
 *   on ──code or recovery code──▶ off
 */
export function SecondFactorSection({ isOn, hasPassword }: SecondFactorSectionProps) {
  const backend = useBackend();
  const start = useMutation(startSecondFactorMutation(backend));
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <section aria-label="Second factor">
      <h2>Second factor</h2>
      {content()}
    </section>
  );

  function content() {
    if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;
    if (isOn) return <TurnOff />;
    if (start.data) {
      return (
        <SecondFactorSetup
          secret={start.data.secret}
          address={start.data.address}
          onConfirmed={(given) => {
            setCodes(given);
            start.reset();
          }}
          onCancel={() => start.reset()}
        />
      );
    }
    if (!hasPassword) {
      return <p>It belongs to signing in with a password, which this account does not do.</p>;
    }
    return (
      <>
        <p>
          Off. With it, signing in asks for a code of an authenticator app on your phone besides the
          password.
        </p>
        <Button variant="contained" loading={start.isPending} onClick={() => start.mutate()}>
          Set up
        </Button>
        <div role="alert" data-fault="">
          {start.error?.message}
        </div>
      </>
    );
  }
}

function TurnOff() {
  const remove = useMutation(removeSecondFactorMutation(useBackend(), useQueryClient()));
  const [code, setCode] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate(code.trim());
  };
  return (
    <>
      <p>On. Signing in asks for a code of your authenticator app.</p>
      <form onSubmit={send}>
        <SecretField
          label="Code or recovery code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={remove.error?.message}
        />
        <Button type="submit" variant="outlined" loading={remove.isPending}>
          Turn off
        </Button>
      </form>
    </>
  );
}
