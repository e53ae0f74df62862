import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import type { FindingGroup } from '#contract/data/import-job.ts';
import { FoundTexts } from './found-texts.tsx';

interface FoundOnDeviceProps {
  readonly findings: readonly FindingGroup[];
  readonly busy: boolean;
  readonly onSend: (explanation: string) => void;
  readonly onLeave: () => void;
}

/** Files that were chosen and not sent: something in them asks for an explanation first. */
export function FoundOnDevice({ findings, busy, onSend, onLeave }: FoundOnDeviceProps) {
  const [explanation, setExplanation] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const send = () => {
    const why = explanation.trim();
    setMissing(why === '');
    if (why === '') field.current?.focus();
    else onSend(why);
  };
  return (
    <Page>
      <h2>The files are still on this device; nothing was sent.</h2>
      <FoundTexts
        findings={findings}
        explanation={explanation}
        missing={missing}
        disabled={busy}
        field={field}
        onExplain={setExplanation}
      />
      <footer>
        <Button onClick={onLeave}>Other files</Button>
        <Button variant="contained" loading={busy} onClick={send}>
          Send and check
        </Button>
      </footer>
    </Page>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.background.paper,
  '& > h2': { ...theme.typography.body2, margin: 0, padding: '16px 20px 0' },
  '& footer': { display: 'flex', gap: 8, padding: '8px 20px' },
}));
