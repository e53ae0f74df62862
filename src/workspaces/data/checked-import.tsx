import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { styled } from '@mui/material/styles';
import { CircleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportJob, ImportOptions } from '#contract/data/import-job.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { FoundTexts } from './found-texts.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { ReadyRows } from './ready-rows.tsx';
import { RefusedReasons } from './refused-reasons.tsx';
import type { SniffedFile } from './sniff-file.ts';

interface CheckedImportProps {
  readonly job: ImportJob;
  readonly sniffed: SniffedFile;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onCheck: (options: ImportOptions) => void;
  readonly onImport: (options: ImportOptions) => void;
  readonly onCancel: () => void;
  readonly onResume: () => void;
  readonly onLeave: () => void;
}

/** An import between choosing and done: what was recognised, what is ready, what was refused. */
export function CheckedImport(props: CheckedImportProps) {
  const { job, sniffed } = props;
  const { progress } = job;
  const [options, setOptions] = useState(job.options);
  const [explanation, setExplanation] = useState(job.options.explanation ?? '');
  const [missing, setMissing] = useState(false);
  const explain = useRef<HTMLInputElement>(null);
  const running = job.state === 'running';
  const importNow = () => {
    const asked = progress.findings.some((each) => each.needsExplanation);
    const why = explanation.trim();
    setMissing(asked && why === '');
    if (asked && why === '') explain.current?.focus();
    else props.onImport(asked ? { ...options, explanation: why } : options);
  };
  const written = job.dryRun ? 0 : progress.tasks;
  return (
    <Columns>
      <MappingPanel
        job={job}
        sniffed={sniffed}
        options={options}
        disabled={running || props.busy || job.state === 'done'}
        onChange={setOptions}
        onCheck={() => props.onCheck(options)}
      />
      <Main>
        <Counts aria-label="Counts">
          <p>
            <b>{formatNumber(job.dryRun ? progress.tasks : written)}</b>
            <span>{job.dryRun ? 'tasks ready' : 'tasks imported'}</span>
          </p>
          <p data-bad={progress.refused > 0 || undefined}>
            <b>{formatNumber(progress.refused)}</b>
            <span>refused, for {formatCount(progress.reasons.length, 'reason')}</span>
          </p>
          <p>
            <b>{formatNumber(progress.skipped)}</b>
            <span>there already</span>
          </p>
          <p>
            <b>{formatNumber(written)}</b>
            <span>written so far</span>
          </p>
        </Counts>
        <LinearProgress
          variant="determinate"
          aria-label="Read"
          value={
            progress.bytesTotal === 0
              ? 0
              : Math.min(100, (progress.bytes / progress.bytesTotal) * 100)
          }
          sx={{ visibility: running ? 'visible' : 'hidden' }}
        />
        <Scroll>
          {props.error && (
            <RuledNotice tone="bad" icon={CircleAlert} detail={props.error.message} live="polite">
              The server refused that step; nothing was lost.
            </RuledNotice>
          )}
          {job.error && (
            <RuledNotice tone="bad" icon={CircleAlert} detail={job.error} live="polite">
              The import broke off. What was imported stays; it can be resumed.
            </RuledNotice>
          )}
          <RefusedReasons
            progress={progress}
            onRepair={(repair) => {
              const next = { ...options, repairs: [...options.repairs, repair] };
              setOptions(next);
              props.onCheck(next);
            }}
            disabled={running || props.busy || job.state === 'done'}
          />
          <FoundTexts
            findings={progress.findings}
            explanation={explanation}
            missing={missing}
            disabled={running || props.busy || job.state === 'done'}
            field={explain}
            onExplain={setExplanation}
          />
          <ReadyRows progress={progress} />
        </Scroll>
        <Foot>
          <span>{footWords(job)}</span>
          {running ? (
            <Button onClick={props.onCancel}>Stop after this batch</Button>
          ) : (
            <Button onClick={props.onLeave}>
              {job.state === 'done' ? 'Import more' : 'Other files'}
            </Button>
          )}
          {(job.state === 'stopped' || job.state === 'failed') && (
            <Button variant="contained" loading={props.busy} onClick={props.onResume}>
              Go on
            </Button>
          )}
          {job.state === 'checked' && (
            <Button
              variant="contained"
              loading={props.busy}
              disabled={progress.tasks === 0}
              onClick={importNow}
            >
              Import {formatCount(progress.tasks, 'task')}
            </Button>
          )}
        </Foot>
      </Main>
    </Columns>
  );
}

function footWords(job: ImportJob): string {
  const { progress } = job;
  switch (job.state) {
    case 'running':
      return job.dryRun ? 'Checking; nothing is written.' : 'Importing, task by task.';
    case 'done':
      return `${formatCount(progress.tasks, 'task')} with ${formatCount(progress.responses, 'response')} imported. Experts can be given them now.`;
    case 'stopped':
      return 'Stopped. What was imported stays.';
    default:
      return 'Nothing is written until you import. The same file again adds nothing.';
  }
}

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(260px, 380px) minmax(0, 1fr)',
  height: '100%',
});

const Main = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  backgroundColor: theme.vars.palette.background.paper,
  borderLeft: `1px solid ${theme.vars.palette.divider}`,
}));

const Counts = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 40,
  padding: '12px 20px',
  '& p': { margin: 0, display: 'flex', flexDirection: 'column' },
  '& b': { ...theme.typography.figure },
  '& span': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& [data-bad] b': { color: theme.vars.palette.error.main },
}));

const Scroll = styled('div')({ flex: '1 1 auto', minHeight: 0, overflow: 'auto' });

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '8px 20px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& span': { flex: 1, ...theme.typography.body2, color: theme.vars.palette.text.secondary },
}));
