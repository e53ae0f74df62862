import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import type { RubricLine } from '#contract/rubrics/list-rubrics.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { rubricProposalsQuery, rubricsQuery } from '#queries/rubrics.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { ViewSwitch } from '#ui/view-switch.tsx';
import { FailedToRead } from './failed-to-read.tsx';
import { LintRulesView } from './lint-rules-view.tsx';
import { ProposalsView } from './proposals-view.tsx';

interface RubricListProps {
  readonly projectId: string;
  readonly slug: string;
  readonly view: string;
  readonly onGo: (next: { rubric?: string; view?: string }) => void;
}

/** Every rubric of the project; equal ones are a line, since they are edited together. */
export function RubricList({ projectId, view, onGo }: RubricListProps) {
  const backend = useBackend();
  const found = useQuery(rubricsQuery(backend, projectId));
  const proposals = useQuery(rubricProposalsQuery(backend, projectId));
  const open = (proposals.data?.proposals ?? []).filter(({ state }) => state === 'open').length;
  return (
    <>
      <FrameSlot name="title">Rubrics</FrameSlot>
      <ViewSwitch
        views={[
          { name: 'rubrics', words: 'Rubrics' },
          { name: 'proposals', words: open > 0 ? `Proposals ${formatNumber(open)}` : 'Proposals' },
          { name: 'rules', words: 'Lint rules' },
        ]}
        view={view}
      />
      <Page>
        <h1>Rubrics</h1>
        {view === 'proposals' ? (
          <ProposalsView projectId={projectId} />
        ) : view === 'rules' ? (
          <LintRulesView projectId={projectId} />
        ) : found.error ? (
          <FailedToRead error={found.error} onTryAgain={() => void found.refetch()} />
        ) : found.data ? (
          <Lines rubrics={found.data.rubrics} onOpen={(rubric) => onGo({ rubric })} />
        ) : (
          <LoadingBlocks what="Reading the rubrics">
            <Block width="100%" height={240} />
          </LoadingBlocks>
        )}
      </Page>
    </>
  );
}

interface LinesProps {
  readonly rubrics: readonly RubricLine[];
  readonly onOpen: (rubricId: string) => void;
}

function Lines({ rubrics, onOpen }: LinesProps) {
  if (rubrics.length === 0) {
    return (
      <EmptyState heading="There are no rubrics yet">
        Rubrics come with the tasks under Data, or the project gets one of its own under Settings.
      </EmptyState>
    );
  }
  const columns: DataColumn<RubricLine>[] = [
    {
      id: 'title',
      head: 'Rubric',
      namesRow: true,
      cell: (line) => (
        <Button variant="text" size="small" onClick={() => onOpen(line.rubricId)}>
          {line.title}
          {line.tasks > 1 && line.scope === 'task' && ` and ${formatNumber(line.tasks - 1)} more`}
        </Button>
      ),
    },
    { id: 'tasks', head: 'Tasks', numeric: true, cell: (line) => formatNumber(line.tasks) },
    {
      id: 'criteria',
      head: 'Criteria',
      numeric: true,
      cell: (line) => formatNumber(line.criteria),
    },
    { id: 'version', head: 'Version', numeric: true, cell: (line) => `v${line.version}` },
    {
      id: 'annotations',
      head: 'Graded',
      numeric: true,
      cell: (line) => formatNumber(line.annotations),
    },
    {
      id: 'stale',
      head: 'To judge again',
      numeric: true,
      cell: (line) => (line.stale === 0 ? '–' : formatCount(line.stale, 'annotation')),
    },
  ];
  return (
    <DataTable
      name="Rubrics"
      columns={columns}
      rows={rubrics}
      rowKey={({ rubricId }) => rubricId}
      rowHeight={36}
      onChoose={({ rubricId }) => onOpen(rubricId)}
    />
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
  '& > h1': { position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden' },
  '& td .MuiButton-root': {
    justifyContent: 'flex-start',
    maxWidth: '100%',
    textAlign: 'left',
    padding: '2px 6px',
    margin: '0 -6px',
  },
}));
