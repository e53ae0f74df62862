import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Shown once: the server keeps hashes of them. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setCopied('Copied');
    } catch {
      setCopied('Not copied: select the codes and copy them yourself');
    }
  };
  return (
    <>
      <p>
        On. Keep these recovery codes where you keep passwords: each signs you in once without the
        app. They are shown only now.
      </p>
      <Codes aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Codes>
      <Button variant="contained" onClick={() => void copy()}>
        Copy
      </Button>{' '}
      <Button onClick={onKept}>I have kept them</Button> <span role="status">{copied}</span>
    </>
  );
}

const Codes = styled('ul')(({ theme }) => ({
  ...theme.typography.locator,
  '&&': { padding: 0, listStyle: 'none' },
  display: 'grid',
  gridTemplateColumns: 'repeat(4, max-content)',
  gap: '6px 28px',
  fontSize: '0.8125rem',
  color: theme.vars.palette.text.primary,
}));
