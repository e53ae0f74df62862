import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { regradeQuery } from '#queries/regrades.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { formatCount } from '#ui/format-number.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { RegradeTask } from './regrade-task.tsx';

interface RegradeViewProps {
  readonly projectId: string;
  readonly accountId: string;
}

/** The blind queue of the open spot checks: one item after the other. */
export function RegradeView({ projectId, accountId }: RegradeViewProps) {
  const next = useQuery(regradeQuery(useBackend(), projectId));
  if (next.error) {
    return (
      <ErrorState
        heading="The next item could not be opened"
        safe="What you regraded is kept."
        failed={next.error.message}
        actions={<Button onClick={() => void next.refetch()}>Try again</Button>}
        code={next.error.message}
      />
    );
  }
  if (!next.data) return <LoadingBlocks what="Opening the next item to regrade" />;
  const { regrade, waiting } = next.data;
  if (!regrade) {
    return (
      <>
        <FrameSlot name="title">Regrade</FrameSlot>
        <EmptyState heading="Nothing to regrade right now">
          {waiting === 0
            ? 'Every drawn item of the open spot checks is regraded. A lead starts one by stating a claim.'
            : `${formatCount(waiting, 'drawn item')} wait for others: they hold them, or it is work that you did or reviewed yourself.`}
        </EmptyState>
      </>
    );
  }
  return (
    <RegradeTask
      key={regrade.id}
      projectId={projectId}
      accountId={accountId}
      regrade={regrade}
      waiting={waiting}
      onNext={() => void next.refetch()}
    />
  );
}
