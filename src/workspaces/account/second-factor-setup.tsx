import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { encode } from 'uqr';
import { confirmSecondFactorMutation } from '#queries/account.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { SecretField } from './secret-field.tsx';

interface SecondFactorSetupProps {
  readonly secret: string;
  readonly address: string;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** The secret as a picture and in letters, and the code that proves the app has it. */
export function SecondFactorSetup(props: SecondFactorSetupProps) {
  const { secret, address, onConfirmed, onCancel } = props;
  const confirm = useMutation(confirmSecondFactorMutation(useBackend(), useQueryClient()));
  const [code, setCode] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code.trim(), { onSuccess: (answer) => onConfirmed(answer.recoveryCodes) });
  };
  return (
    <Sides>
      <QrCode text={address} />
      <div>
        <p>
          1. Scan the picture with an authenticator app, or type this key into it:
          <Secret aria-label="Key for the authenticator app" role="group">
            {secret.match(/.{1,4}/g)?.join(' ')}
          </Secret>
        </p>
        <p>2. Type the six digits that the app shows.</p>
        <form onSubmit={send}>
          <SecretField
            label="Code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={confirm.error?.message}
          />
          <span>
            <Button type="submit" variant="contained" loading={confirm.isPending}>
              Turn on
            </Button>{' '}
            <Button onClick={onCancel}>Cancel</Button>
          </span>
        </form>
      </div>
    </Sides>
  );
}

/** Drawn here: a picture from elsewhere would carry the secret there. */
function QrCode({ text }: { readonly text: string }) {
  const { size, data } = useMemo(() => encode(text, { ecc: 'M', border: 3 }), [text]);
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      role="img"
      aria-label="QR code for the authenticator app"
      viewBox={`0 0 ${size} ${size}`}
      width={196}
      height={196}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

const Sides = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  alignItems: 'start',
  gap: 24,
  '& svg': { borderRadius: 4 },
});

const Secret = styled('span')(({ theme }) => ({
  ...theme.typography.locator,
  display: 'block',
  marginTop: 4,
  fontSize: '0.8125rem',
  color: theme.vars.palette.text.primary,
  userSelect: 'all',
}));
