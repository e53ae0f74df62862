import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { publishTermsMutation } from '#queries/publish-terms.ts';
import { termsQuery } from '#queries/terms.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { FailedToLoad } from './failed-to-load.tsx';
import { ReportPage } from '#ui/report-page.tsx';

/** The text that every expert signs before grading here. */
export function AttestationView({ projectId }: { readonly projectId: string }) {
  const backend = useBackend();
  const terms = useQuery(termsQuery(backend, projectId));
  const publish = useMutation(publishTermsMutation(backend, useQueryClient(), projectId));
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  if (terms.error) {
    return <FailedToLoad error={terms.error} onTryAgain={() => void terms.refetch()} />;
  }
  if (!terms.data) return <LoadingBlocks what="Reading the attestation" />;
  const { version, text, mustSign } = terms.data;
  const now = typed ?? text;
  const send = () => {
    if (now.trim() === text.trim()) return setFault('The text is the one that stands already.');
    if (now.trim().length < 40) return setFault('Say in at least 40 characters what is attested.');
    setFault(null);
    publish.mutate(now.trim(), { onSuccess: () => setTyped(null) });
  };
  return (
    <ReportPage>
      <h2>Attestation, version {version}</h2>
      <p>
        Each expert signs it once before the first task; the version and the time are kept. A new
        version is signed anew before the next task is handed out.
        {!mustSign && ' Sample mode asks for no signature.'}
      </p>
      <OutlinedInput
        multiline
        fullWidth
        minRows={10}
        sx={{ maxWidth: 760 }}
        inputProps={{ 'aria-label': 'Text of the attestation', maxLength: 20_000 }}
        value={now}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div role="alert" data-fault="">
        {fault ?? publish.error?.message}
      </div>
      <Button variant="contained" sx={{ mt: 2 }} loading={publish.isPending} onClick={send}>
        Publish version {version + 1}
      </Button>
    </ReportPage>
  );
}
