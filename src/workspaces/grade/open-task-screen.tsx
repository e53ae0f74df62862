import { Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Project } from '#domain/project/project.ts';
import { afterPaint, goToMissing } from '#ui/grading-surface/go-to.ts';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { GradingSurface } from '#ui/grading-surface/grading-surface.tsx';
import { importRewriteRoom } from '#ui/grading-surface/rewrite-place.tsx';
import { missingNow } from '#ui/grading-surface/use-missing.ts';
import { recallIntoSurface } from '#ui/grading-surface/surface-store.ts';
import { useSurfaceKeys, type SurfaceCommands } from '#ui/grading-surface/use-surface-keys.ts';
import { importFindBar } from '#ui/response-pane/pane-places.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { formatCount } from '#ui/format-number.ts';
import { patientLazy } from '#ui/patient-lazy.ts';
import { GradeFooter } from './grade-footer.tsx';
import { GradeNotices, importDraftNotices } from './grade-notices.tsx';
import { GradeTopBar } from './grade-top-bar.tsx';
import type { GradeSession, OpenTask } from './grade-session.ts';
import { RegradeNotice } from './regrade-notice.tsx';
import { Toast } from './toast.tsx';
import { undoText } from './undo-text.ts';
import { activeTimer, useActiveTimer } from '#ui/use-active-time.ts';
import { useCursorKept } from './use-cursor-kept.ts';
import { importGuardCheck, useGuard } from './use-guard.tsx';
import { useLease } from './use-lease.ts';
import { useOriginRecording } from './use-origin-recording.ts';

const ProposeRubricDialog = patientLazy(async () => ({
  default: (await import('./propose-rubric-dialog.tsx')).ProposeRubricDialog,
}));
const RewriteHistory = patientLazy(async () => ({
  default: (await import('./rewrite-history.tsx')).RewriteHistory,
}));
const TaskEntry = patientLazy(async () => ({
  default: (await import('./task-entry.tsx')).TaskEntry,
}));
const SkipDialog = patientLazy(async () => ({
  default: (await import('./skip-dialog.tsx')).SkipDialog,
}));

const ReturnedNotice = patientLazy(async () => ({
  default: (await import('./returned-notice.tsx')).ReturnedNotice,
}));
/** Without the network now they are asked for again at their use. */
function loadAhead(imports: readonly (() => Promise<unknown>)[]): Promise<unknown> {
  return Promise.allSettled(imports.map((load) => load()));
}

interface OpenTaskScreenProps {
  readonly session: GradeSession;
  readonly open: OpenTask;
  readonly project: Project;
  /** False while it is drawn ahead, out of sight: then the shell shows nothing of it. */
  readonly active: boolean;
}

/** The open task: its surface, its keys, its notices, and what the shell shows of it. */
export function OpenTaskScreen({ session, open, project, active }: OpenTaskScreenProps) {
  const { work, handle } = open;
  const [historyOf, setHistoryOf] = useState<string | null>(null);
  const [surface] = useState(() =>
    createSurface({
      task: work.task,
      settings: project.settings,
      settingsVersion: project.version,
      draft: handle,
      openHistory: setHistoryOf,
      ...(work.regrade && { again: work.regrade.places }),
    }),
  );
  const [timer] = useState(() =>
    activeTimer(work.assignment.id, (seconds) => handle.addActiveSeconds(seconds)),
  );
  const [skipping, setSkipping] = useState(false);
  const [proposing, setProposing] = useState(false);
  const [toast, setToast] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  const done = useStore(session.store, (state) => state.done);
  useActiveTimer(timer);
  useCursorKept(surface, handle.ready);
  useLease(session, work.assignment, timer.isActive, markLost);

  function markLost() {
    setLost(true);
  }

  const recording = useOriginRecording(surface, active);
  const { check, dialog } = useGuard(surface, { submit: session.submit, say: setToast });

  const commands = useMemo<SurfaceCommands>(
    () => ({
      onSubmit: () => {
        const missing = missingNow(surface);
        const first = missing[0];
        if (first === undefined) {
          recording.current?.write();
          timer.report();
          return void check();
        }
        goToMissing(surface, first);
        setToast(`${missing.length} left. First: ${first.text}`);
      },
      onSkip: () => setSkipping(true),
      onLeave: () => {
        timer.report();
        void session.leave();
      },
      onMissing: () => {
        const first = missingNow(surface)[0];
        if (first) goToMissing(surface, first);
        else setToast('Nothing is left: submit with Ctrl Enter');
      },
      onSaveNow: () => {
        void handle.flush();
        setToast('Saved as you go: nothing waits for this key');
      },
      onUndo: (fields, what) => setToast(undoText(surface, fields, what)),
    }),
    [surface, session, handle, timer, check, recording],
  );
  useSurfaceKeys(surface, commands);

  // What the person chose in the task before holds here too.
  useEffect(() => recallIntoSurface(surface.store), [surface]);

  useEffect(() => {
    document.title = `${work.task.title} · Touchstone`;
    afterPaint(() => performance.mark('touchstone:task-painted'));
    // What a task needs after it stands comes when the machine is idle, the editor's code last.
    const timers = [
      setTimeout(() => void loadAhead([importGuardCheck, importDraftNotices, importFindBar]), 500),
      setTimeout(() => void loadAhead([importRewriteRoom]), 2500),
    ];
    return () => timers.forEach(clearTimeout);
  }, [work]);

  const takesRubrics = project.settings.rubricProposals;
  const onPropose = useMemo(() => (takesRubrics ? () => setProposing(true) : null), [takesRubrics]);

  const footer = useMemo(
    () => <GradeFooter handle={handle} onSubmit={commands.onSubmit} onSkip={commands.onSkip} />,
    [handle, commands],
  );

  return (
    <div style={{ display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', height: '100%' }}>
      {active && (
        <>
          <FrameSlot name="title">{work.task.title}</FrameSlot>
          <FrameSlot name="detail">
            {done > 0 && `${formatCount(done, 'task')} done this sitting`}
          </FrameSlot>
          <FrameSlot name="right">
            <GradeTopBar
              surface={surface}
              handle={handle}
              timer={timer}
              onLeave={commands.onLeave}
              onPropose={onPropose}
            />
          </FrameSlot>
        </>
      )}
      <div>
        <GradeNotices session={session} surface={surface} handle={handle} lost={lost} />
        {work.returned && (
          <Suspense fallback={null}>
            <ReturnedNotice
              surface={surface}
              assignmentId={work.assignment.id}
              returned={work.returned}
              onDisputed={() => void session.handedOver()}
            />
          </Suspense>
        )}
        {work.regrade && <RegradeNotice places={work.regrade.places} />}
      </div>
      <GradingSurface surface={surface} footer={footer} />
      <Suspense fallback={null}>
        <TaskEntry surface={surface} commands={commands} onPropose={onPropose} />
      </Suspense>
      <Suspense fallback={null}>
        {proposing && (
          <ProposeRubricDialog
            projectId={work.assignment.projectId}
            assignmentId={work.assignment.id}
            criteria={work.task.rubric?.criteria ?? []}
            lintOff={project.settings.lintOff}
            onClose={() => setProposing(false)}
          />
        )}
        {skipping && (
          <SkipDialog
            skip={project.settings.skip}
            onSkip={(why) => {
              timer.report();
              return session.skip(why);
            }}
            onClose={() => setSkipping(false)}
          />
        )}
        {historyOf !== null && (
          <RewriteHistory
            surface={surface}
            path={{ projectId: work.assignment.projectId, assignmentId: work.assignment.id }}
            responseId={historyOf}
            onRestored={setToast}
            onClose={() => setHistoryOf(null)}
          />
        )}
      </Suspense>
      {dialog}
      <Toast text={toast} onDone={() => setToast(null)} />
    </div>
  );
}
