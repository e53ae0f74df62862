import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StoreFailure } from '#drafts/draft-store.ts';
import type { KeptDrafts } from '#drafts/kept-drafts.ts';
import { useDraftEngine } from '#drafts/use-draft.ts';
import { Icon } from '#ui/icon.tsx';
import { Logo } from '#ui/logo.tsx';
import { KeptDraftCard } from '#ui/recovery/kept-draft-card.tsx';
import { saveFile } from '#ui/recovery/save-file.ts';

/** What this device keeps, without a server, a session or a project. */
export function RecoveryScreen() {
  const engine = useDraftEngine();
  const [kept, setKept] = useState<{ found: KeptDrafts; at: number } | null>(null);
  useEffect(() => {
    document.title = 'Drafts on this device · Touchstone';
    let current = true;
    void engine.keptDrafts().then((found) => {
      if (current) setKept({ found, at: Date.now() });
    });
    return () => {
      current = false;
    };
  }, [engine]);
  return (
    <Page>
      <header>
        <Logo size={24} />
        <h1>Drafts on this device</h1>
      </header>
      {kept !== null && <Found kept={kept.found} now={kept.at} />}
      <p>
        <a href="/">Go to Touchstone</a>
      </p>
    </Page>
  );
}

function Found({ kept, now }: { readonly kept: KeptDrafts; readonly now: number }) {
  if (kept.kind === 'nobody') {
    return (
      <p>Nobody is signed in on this browser, so it shows no drafts. Signing out clears them.</p>
    );
  }
  if (kept.kind === 'unreadable') {
    return (
      <p role="alert">
        This browser’s storage cannot be read: {reasons[kept.failure]} If a Touchstone tab is still
        open, its text is there: copy it before you close the tab.
      </p>
    );
  }
  const { account, drafts } = kept;
  if (drafts.length === 0) return <p>{account.name} keeps no drafts on this device.</p>;
  return (
    <>
      <p>
        These are the drafts of {account.name}, who last signed in on this browser. They are read
        from this device; the server is not asked.
      </p>
      <Button
        variant="contained"
        startIcon={<Icon of={Download} size={16} />}
        onClick={() =>
          saveFile('touchstone-drafts.json', 'application/json', JSON.stringify(drafts, null, 2))
        }
      >
        Save everything to a file
      </Button>
      {drafts.map(({ assignmentId, work, ...draft }) => (
        <KeptDraftCard key={assignmentId} {...draft} now={now} task={work?.task ?? null} />
      ))}
    </>
  );
}

const reasons: Readonly<Record<StoreFailure, string>> = {
  full: 'it is full.',
  unavailable: 'this browser keeps nothing, as in a private window.',
  newer: 'a newer version of Touchstone wrote it. Reload the page.',
  slow: 'it does not answer. Reload the page to ask again.',
  failed: 'it fails. Reload the page to ask again.',
};

const Page = styled('main')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  justifyItems: 'start',
  gap: 14,
  boxSizing: 'border-box',
  width: '100%',
  maxWidth: 760,
  margin: '0 auto',
  padding: '40px 24px 64px',
  color: theme.vars.palette.text.secondary,
  '& > header': { display: 'flex', alignItems: 'center', gap: 10 },
  '& h1': { ...theme.typography.h1, margin: 0, color: theme.vars.palette.text.primary },
  '& > p': { margin: 0 },
  '& > section': { width: '100%', boxSizing: 'border-box' },
  '& a': { color: theme.vars.palette.primary.main },
}));
