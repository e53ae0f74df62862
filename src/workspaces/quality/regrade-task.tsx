import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { problemOf } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { submitRegradeMutation, type Regrade } from '#queries/regrades.ts';
import { ActiveTime } from '#ui/active-time.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { goToMissing } from '#ui/grading-surface/go-to.ts';
import { GradingSurface } from '#ui/grading-surface/grading-surface.tsx';
import { ScoringFooter } from '#ui/grading-surface/scoring-footer.tsx';
import { missingNow, useMissing } from '#ui/grading-surface/use-missing.ts';
import { useSurfaceKeys, type SurfaceCommands } from '#ui/grading-surface/use-surface-keys.ts';
import { formatCount } from '#ui/format-number.ts';
import { activeTimer, useActiveTimer } from '#ui/use-active-time.ts';
import { forgetRegrade, keptRegrade } from './kept-regrade.ts';
import { UnveilingDialog } from './unveiling-dialog.tsx';

interface RegradeTaskProps {
  readonly projectId: string;
  readonly accountId: string;
  readonly regrade: Regrade;
  readonly waiting: number;
  readonly onNext: () => void;
}

/** One item, judged anew on the same surface as in Grade; then both sides are shown. */
export function RegradeTask(props: RegradeTaskProps) {
  const { projectId, accountId, regrade, waiting, onNext } = props;
  const send = useMutation(submitRegradeMutation(useBackend(), useQueryClient(), projectId));
  const { task, settings, settingsVersion } = regrade;
  const [surface] = useState(() =>
    createSurface({ task, settings, settingsVersion, draft: keptRegrade(accountId, regrade.id) }),
  );
  const [timer] = useState(() => activeTimer(regrade.id, () => undefined));
  useActiveTimer(timer);
  const { mutate } = send;
  const commands = useMemo<SurfaceCommands>(() => {
    const goToFirst = () => {
      const [first] = missingNow(surface);
      if (first) goToMissing(surface, first);
      return first !== undefined;
    };
    return {
      onSubmit: () => {
        if (goToFirst()) return;
        mutate(
          {
            regradeId: regrade.id,
            fields: surface.draft.getFields(),
            activeSeconds: timer.seconds(),
          },
          { onSuccess: () => forgetRegrade(accountId, regrade.id) },
        );
      },
      // A drawn item cannot be passed over: leaving out what is hard would bend the result.
      onSkip: () => undefined,
      onLeave: () => undefined,
      onMissing: goToFirst,
      onSaveNow: () => undefined,
      onUndo: () => undefined,
    };
  }, [surface, regrade, timer, accountId, mutate]);
  useSurfaceKeys(surface, commands);
  const footer = useMemo(
    () => <RegradeFooter submitting={send.isPending} onSubmit={commands.onSubmit} />,
    [commands, send.isPending],
  );
  return (
    <div style={{ display: 'grid', gridTemplateRows: 'minmax(0, 1fr) auto', height: '100%' }}>
      <FrameSlot name="title">{task.title}</FrameSlot>
      <FrameSlot name="detail">
        Blind regrade, {formatCount(waiting, 'drawn item')} left. Kept on this device until you
        submit.
      </FrameSlot>
      <FrameSlot name="right">
        <ActiveTime timer={timer} />
      </FrameSlot>
      <GradingSurface surface={surface} footer={footer} />
      <div role="alert">{send.error && (problemOf(send.error)?.detail ?? send.error.message)}</div>
      {send.data && (
        <UnveilingDialog task={task} unveiling={send.data} onNext={onNext} surface={surface} />
      )}
    </div>
  );
}

function RegradeFooter(props: { readonly submitting: boolean; readonly onSubmit: () => void }) {
  return <ScoringFooter missing={useMissing()} {...props} />;
}
