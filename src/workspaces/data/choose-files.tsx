import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { importsQuery } from '#queries/data-imports.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { shortDate } from '#ui/relative-time.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';

interface ChooseFilesProps {
  readonly projectId: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onChoose: (files: readonly File[]) => void;
}

/** Where files are dropped or chosen, and what was imported before. */
export function ChooseFiles({ projectId, busy, error, onChoose }: ChooseFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [opened] = useState(() => Date.now());
  const before = useQuery(importsQuery(useBackend(), projectId));
  return (
    <Page>
      <Drop
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onChoose([...event.dataTransfer.files]);
        }}
      >
        <Icon of={FileUp} size={18} />
        <h2>{busy ? 'Sending and checking the files' : 'Drop files of tasks here'}</h2>
        <p>
          Touchstone JSONL, any JSONL, JSON or CSV, and published rubric and trajectory formats.
          They are recognised on this device; nothing is written before you say so.
        </p>
        <Button variant="contained" loading={busy} onClick={() => input.current?.click()}>
          Choose files…
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Files of tasks"
          accept=".jsonl,.json,.csv,.ndjson,.txt"
          onChange={(event) => {
            onChoose([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </Drop>
      {error && (
        <RuledNotice tone="bad" icon={CircleAlert} detail={error.message} live="polite">
          The files could not be checked. Nothing was written.
        </RuledNotice>
      )}
      {before.data && before.data.imports.length > 0 && (
        <section aria-label="Earlier imports">
          <h3>Earlier imports</h3>
          <ul>
            {before.data.imports.slice(0, 20).map((job) => (
              <li key={job.id}>
                <span>{job.files.map(({ name }) => name).join(', ')}</span>
                <small>
                  {stateWords[job.state]} · {formatCount(job.progress.tasks, 'task')} ·{' '}
                  {formatNumber(job.progress.refused)} refused ·{' '}
                  {shortDate(Date.parse(job.createdAt), opened)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

const stateWords = {
  waiting: 'waiting for files',
  running: 'running',
  checked: 'checked, nothing written',
  done: 'imported',
  stopped: 'stopped',
  failed: 'failed',
} as const;

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  padding: 24,
  backgroundColor: theme.vars.palette.surface.side,
  '& h3': { ...theme.typography.subtitle2, margin: '24px 0 4px' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 16,
    padding: '6px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    ...theme.typography.body2,
  },
  '& li span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled, flex: 'none' },
}));

const Drop = styled('div')(({ theme }) => ({
  padding: 32,
  marginBottom: 16,
  backgroundColor: theme.vars.palette.background.paper,
  border: `1px dashed ${theme.vars.palette.control}`,
  borderRadius: 4,
  '&[data-over]': {
    borderColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.action.selected,
  },
  '& h2': { ...theme.typography.h2, margin: '8px 0 4px' },
  '& p': {
    ...theme.typography.body2,
    color: theme.vars.palette.text.secondary,
    maxWidth: 560,
    margin: '0 0 16px',
  },
}));
