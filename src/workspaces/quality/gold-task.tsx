import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { goldTaskQuery, type GoldTaskView } from '#queries/gold.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { GradingSurface } from '#ui/grading-surface/grading-surface.tsx';
import { ScoringFooter } from '#ui/grading-surface/scoring-footer.tsx';
import { useSurfaceKeys, type SurfaceCommands } from '#ui/grading-surface/use-surface-keys.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { forgetRegrade, keptRegrade } from './kept-regrade.ts';
import { MarkDialog } from './mark-dialog.tsx';

interface GoldTaskProps {
  readonly projectId: string;
  readonly accountId: string;
  readonly taskId: string;
  readonly onDone: () => void;
}

/** The task that is to be gold, to be read and, if one likes, graded here for its key. */
export function GoldTask({ projectId, accountId, taskId, onDone }: GoldTaskProps) {
  const found = useQuery(goldTaskQuery(useBackend(), projectId, taskId));
  if (found.error) {
    return (
      <ErrorState
        heading="The task could not be opened"
        safe="Nothing was marked."
        failed={found.error.message}
        actions={<Button onClick={onDone}>Back to gold</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) return <LoadingBlocks what="Opening the task" />;
  return <OpenTask projectId={projectId} accountId={accountId} view={found.data} onDone={onDone} />;
}

interface OpenTaskProps extends Omit<GoldTaskProps, 'taskId'> {
  readonly view: GoldTaskView;
}

function OpenTask({ projectId, accountId, view, onDone }: OpenTaskProps) {
  const { task, settings, settingsVersion } = view;
  const keptAs = `gold-${task.id}`;
  const [surface] = useState(() =>
    createSurface({ task, settings, settingsVersion, draft: keptRegrade(accountId, keptAs) }),
  );
  const [marking, setMarking] = useState(false);
  const commands = useMemo<SurfaceCommands>(
    () => ({
      onSubmit: () => setMarking(true),
      onSkip: () => undefined,
      onLeave: onDone,
      onMissing: () => undefined,
      onSaveNow: () => undefined,
      onUndo: () => undefined,
    }),
    [onDone],
  );
  useSurfaceKeys(surface, commands);
  const footer = useMemo(
    () => (
      <ScoringFooter missing={[]} submitWord="Mark as gold…" onSubmit={() => setMarking(true)} />
    ),
    [],
  );
  return (
    <>
      <FrameSlot name="title">{task.title}</FrameSlot>
      <FrameSlot name="detail">
        Expected answers: what you grade here, or an annotation. What you leave open is not
        compared.
      </FrameSlot>
      <GradingSurface surface={surface} footer={footer} />
      {marking && (
        <MarkDialog
          projectId={projectId}
          view={view}
          own={surface.draft.getFields()}
          onClose={() => setMarking(false)}
          onMarked={() => {
            forgetRegrade(accountId, keptAs);
            onDone();
          }}
        />
      )}
    </>
  );
}
