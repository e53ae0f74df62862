import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ExportFormat, ExportOptions } from '#domain/formats/exports/export-options.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { exportFileMutation, exportPreviewQuery } from '#queries/data-exports.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { ExportFormatList } from './export-format-list.tsx';
import { ExportRules } from './export-rules.tsx';
import { exportCommand } from './export-command.ts';
import { saveFile } from './save-file.ts';

interface ExportViewProps {
  readonly projectId: string;
  readonly slug: string;
}

/** A training file: which shape, under which rules, and what the first records look like. */
export function ExportView({ projectId, slug }: ExportViewProps) {
  const backend = useBackend();
  const [format, setFormat] = useState<ExportFormat>('trl-dpo');
  const [options, setOptions] = useState<Partial<ExportOptions>>({});
  const preview = useQuery(exportPreviewQuery(backend, projectId, { format, options }));
  const write = useMutation({
    ...exportFileMutation(backend, projectId),
    onSuccess: (blob) => saveFile(blob, fileName(slug, format)),
  });
  const summary = preview.data;
  const error = preview.error ?? write.error;
  return (
    <Columns>
      <Side aria-label="Formats">
        <ExportFormatList chosen={format} counts={summary?.counts ?? {}} onChoose={setFormat} />
        <h3>The same by command</h3>
        <pre>{exportCommand(slug, format, options)}</pre>
      </Side>
      <Main>
        <Counts>
          <p>
            <b>{summary ? formatNumber(summary.records) : '–'}</b>
            <span>
              {summary
                ? `records from ${formatNumber(summary.tasks)} of ${formatCount(summary.tasksTotal, 'task')}`
                : 'records'}
            </span>
          </p>
          <p>
            <b>{summary ? formatNumber(summary.annotations) : '–'}</b>
            <span>
              annotations{summary ? ` by ${formatCount(summary.annotators, 'expert')}` : ''}
            </span>
          </p>
        </Counts>
        <ExportRules options={options} onChange={setOptions} />
        <Scroll tabIndex={0} role="group" aria-label="What will be written">
          {error && (
            <RuledNotice tone="bad" icon={CircleAlert} detail={error.message}>
              The export could not be made; nothing was saved.
            </RuledNotice>
          )}
          <section aria-label="First records">
            <h3>First records, as written</h3>
            {summary?.first.length === 0 && <p>No record under these rules yet.</p>}
            {summary?.first.map((line) => (
              <pre key={line}>{line.length > 1200 ? `${line.slice(0, 1200)} …` : line}</pre>
            ))}
          </section>
          {summary && summary.leftOut.length > 0 && (
            <section aria-label="Left out">
              <h3>Left out</h3>
              <ul>
                {summary.leftOut.map(({ reason, count }) => (
                  <li key={reason}>
                    <span>{reason}</span>
                    <b>{formatNumber(count)}</b>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {summary && (
            <section aria-label="Data card">
              <h3>Data card</h3>
              <pre>{summary.card}</pre>
            </section>
          )}
        </Scroll>
        <Foot>
          <span>Written twice it is the same file. Model names are included, experts are ids.</span>
          <Button
            variant="contained"
            loading={write.isPending}
            onClick={() => write.mutate({ format, options })}
          >
            Write {summary ? formatCount(summary.records, 'record') : 'the file'}
          </Button>
        </Foot>
      </Main>
    </Columns>
  );
}

function fileName(slug: string, format: ExportFormat): string {
  return `${slug}-${format}.${format === 'csv' ? 'csv' : 'jsonl'}`;
}

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(260px, 330px) minmax(0, 1fr)',
  height: '100%',
});

const Side = styled('section')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
  '& > h3': { ...theme.typography.subtitle2, margin: 0, padding: '16px 16px 4px' },
  '& > pre': {
    ...theme.typography.code,
    margin: 0,
    padding: '0 16px 16px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

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
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& p': { margin: 0, display: 'flex', flexDirection: 'column' },
  '& b': { ...theme.typography.figure },
  '& span': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
}));

const Scroll = styled('div')(({ theme }) => ({
  flex: '1 1 auto',
  minHeight: 0,
  overflow: 'auto',
  padding: '12px 20px',
  '& h3': { ...theme.typography.subtitle2, margin: '8px 0 4px' },
  '& pre': {
    ...theme.typography.code,
    margin: 0,
    padding: '6px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': {
    display: 'flex',
    justifyContent: 'space-between',
    padding: '4px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    ...theme.typography.body2,
  },
  '& p': { ...theme.typography.body2, color: theme.vars.palette.text.secondary },
}));

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '8px 20px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& span': { flex: 1, ...theme.typography.body2, color: theme.vars.palette.text.secondary },
}));
