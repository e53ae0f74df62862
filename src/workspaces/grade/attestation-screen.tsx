import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isConflict } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { signTermsMutation } from '#queries/sign-terms.ts';
import { termsQuery } from '#queries/terms.ts';
import { Sheet } from '#ui/empty-state.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { FailedToOpen } from './failed-to-open.tsx';

interface AttestationScreenProps {
  readonly projectId: string;
  readonly onSigned: () => void;
}

/** Before the first task of a project, and again when its text has changed. */
export function AttestationScreen({ projectId, onSigned }: AttestationScreenProps) {
  const backend = useBackend();
  const terms = useQuery({ ...termsQuery(backend, projectId), staleTime: 0 });
  const sign = useMutation(signTermsMutation(backend, useQueryClient(), projectId));
  const [read, setRead] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  if (terms.error) {
    return <FailedToOpen error={terms.error} onTryAgain={() => void terms.refetch()} />;
  }
  if (!terms.data) return <LoadingBlocks what="Opening the attestation" />;
  const { version, text, signed } = terms.data;
  const agreed = read === version;
  const send = () => {
    setAsked(true);
    if (agreed) sign.mutate(version, { onSuccess: onSigned });
  };
  return (
    <Wide aria-label="Attestation">
      <h2>{signed ? 'The attestation has changed' : 'Before your first task here'}</h2>
      <p>
        Read and sign this once. Version {version}; the text, your name and the time are kept.
        {signed && ` You signed version ${signed.version}.`}
      </p>
      {/* The keys begin where the reading does: Tab, Space, Tab, Enter signs it. */}
      <Text ref={takeFocus} tabIndex={0} role="group" aria-label="Text of the attestation">
        {text}
      </Text>
      <FormControlLabel
        control={
          <Checkbox
            checked={agreed}
            onChange={(event) => setRead(event.target.checked ? version : null)}
          />
        }
        label="I have read this and attest it"
      />
      <div role="alert">
        {asked && !agreed && 'Tick the line above first.'}
        {sign.error &&
          (isConflict(sign.error)
            ? 'A newer text was published just now: it stands above.'
            : sign.error.message)}
      </div>
      <div data-actions="">
        <Button variant="contained" size="large" onClick={send}>
          Sign and start
        </Button>
      </div>
    </Wide>
  );
}

const takeFocus = (text: HTMLElement | null) => text?.focus();

const Wide = styled(Sheet)(({ theme }) => ({
  maxWidth: 680,
  '& [role=alert]': { ...theme.typography.meta, color: theme.vars.palette.error.main },
}));

const Text = styled('div')(({ theme }) => ({
  ...theme.typography.reading,
  maxHeight: '50vh',
  margin: '16px 0 8px',
  padding: '12px 16px',
  overflowY: 'auto',
  whiteSpace: 'pre-wrap',
  color: theme.vars.palette.text.primary,
  backgroundColor: theme.vars.palette.background.paper,
  border: `1px solid ${theme.vars.palette.line2}`,
  borderRadius: 4,
}));
