import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { adjudicationQuery, adjudicationsQuery } from '#queries/adjudications.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { OpensItems } from '#ui/opens-items.tsx';
import { AdjudicationTask } from './adjudication-task.tsx';

interface AdjudicationViewProps {
  readonly projectId: string;
  readonly taskId: string | undefined;
  readonly onOpen: (taskId: string | undefined) => void;
  readonly onLeave: () => void;
}

/** Where more than one expert judged: the tasks, and the matrix of the one that is open. */
export function AdjudicationView({ projectId, taskId, onOpen, onLeave }: AdjudicationViewProps) {
  if (taskId !== undefined) {
    return <OpenTask key={taskId} projectId={projectId} taskId={taskId} onLeave={onOpen} />;
  }
  return <TaskList projectId={projectId} onOpen={onOpen} onLeave={onLeave} />;
}

type ListProps = Pick<AdjudicationViewProps, 'projectId' | 'onOpen' | 'onLeave'>;

function TaskList({ projectId, onOpen, onLeave }: ListProps) {
  const found = useQuery(adjudicationsQuery(useBackend(), projectId));
  if (found.error) return <Failed error={found.error} onLeave={onLeave} />;
  if (!found.data) return <LoadingBlocks what="Looking for disagreements" />;
  type Row = (typeof found.data.tasks)[number];
  const columns: readonly DataColumn<Row>[] = [
    {
      id: 'task',
      head: 'Task',
      namesRow: true,
      cell: (row) => (
        <OpensItems as="button" onClick={() => onOpen(row.taskId)}>
          {row.taskTitle}
        </OpensItems>
      ),
    },
    { id: 'annotators', head: 'Annotators', numeric: true, cell: (row) => row.annotators },
    {
      id: 'divided',
      head: 'Divided verdicts',
      numeric: true,
      cell: (row) => `${formatNumber(row.divided)} of ${formatNumber(row.verdicts)}`,
    },
    { id: 'final', head: 'Final answer', cell: (row) => row.final ?? 'to decide' },
  ];
  return (
    <Page>
      <FrameSlot name="title">Adjudication</FrameSlot>
      <FrameSlot name="right">
        <Button size="small" onClick={onLeave}>
          Back to the queue
        </Button>
      </FrameSlot>
      <h1 className="quiet">Adjudication</h1>
      <DataTable
        name="Tasks judged by several experts"
        columns={columns}
        rows={found.data.tasks}
        rowKey={(row) => row.taskId}
        empty="No task was judged by two experts yet: see overlap in Settings."
      />
    </Page>
  );
}

interface OpenTaskProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly onLeave: (taskId: undefined) => void;
}

function OpenTask({ projectId, taskId, onLeave }: OpenTaskProps) {
  const found = useQuery(adjudicationQuery(useBackend(), { projectId, taskId }));
  const leave = () => onLeave(undefined);
  if (found.error) return <Failed error={found.error} onLeave={leave} />;
  if (!found.data) return <LoadingBlocks what="Opening the matrix" />;
  return (
    <AdjudicationTask
      // A new version of the layer begins anew.
      key={found.data.final?.version ?? 0}
      projectId={projectId}
      taskId={taskId}
      adjudication={found.data}
      onLeave={leave}
    />
  );
}

function Failed({ error, onLeave }: { readonly error: Error; readonly onLeave: () => void }) {
  return (
    <ErrorState
      heading="The disagreements could not be read"
      safe="Nothing was changed."
      failed={error.message}
      code={error.message}
      actions={<Button onClick={onLeave}>Back</Button>}
    />
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  padding: '8px 16px',
  backgroundColor: theme.vars.palette.surface.side,
  '& .quiet': { position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden' },
}));
