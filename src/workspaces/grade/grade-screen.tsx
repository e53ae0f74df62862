import { Activity, Suspense } from 'react';
import { useStore } from 'zustand';
import { useQuery } from '@tanstack/react-query';
import { problemKind } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { projectQuery } from '#queries/project.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { FailedToOpen } from './failed-to-open.tsx';
import { GradeLoading } from './grade-loading.tsx';
import { LeftState } from './left-state.tsx';
import { OpenTaskScreen } from './open-task-screen.tsx';
import { useGradeSession } from './use-grade-session.ts';

const AttestationScreen = patientLazy(async () => ({
  default: (await import('./attestation-screen.tsx')).AttestationScreen,
}));
const EmptyQueue = patientLazy(async () => ({
  default: (await import('./empty-queue.tsx')).EmptyQueue,
}));

const NotQualified = patientLazy(async () => ({
  default: (await import('./not-qualified.tsx')).NotQualified,
}));

interface GradeScreenProps {
  readonly projectId: string;
  readonly slug: string;
}

/** One task after the other: claimed, judged, submitted. */
export function GradeScreen(props: GradeScreenProps) {
  return (
    <Suspense fallback={<OpeningTask />}>
      <Phases {...props} />
    </Suspense>
  );
}

function Phases({ projectId, slug }: GradeScreenProps) {
  const session = useGradeSession(projectId);
  const phase = useStore(session.store, (state) => state.phase);
  const ahead = useStore(session.store, (state) => state.ahead);
  const departed = useStore(session.store, (state) => state.departed);
  const project = useQuery(projectQuery(useBackend(), projectId));

  if (project.error)
    return <FailedToOpen error={project.error} onTryAgain={() => project.refetch()} />;
  switch (phase.kind) {
    case 'opening':
      return <OpeningTask />;
    case 'working': {
      if (!project.data) return <OpeningTask />;
      const current = phase.open;
      // A fresh screen for each task. The one that was fetched ahead is drawn out of sight while
      // this one is worked on, so that going on to it only has to show it.
      return [departed, current, ahead]
        .filter((task) => task !== null)
        .map((task) => (
          <Activity key={task.work.assignment.id} mode={task === current ? 'visible' : 'hidden'}>
            <Suspense fallback={<OpeningTask />}>
              <OpenTaskScreen
                session={session}
                open={task}
                project={project.data}
                active={task === current}
              />
            </Suspense>
          </Activity>
        ));
    }
    case 'empty':
      return (
        <EmptyQueue
          projectId={projectId}
          slug={slug}
          session={session}
          queue={phase.queue}
          name={project.data?.settings.name ?? ''}
        />
      );
    case 'left':
      return <LeftState {...phase} onGoOn={() => session.start()} />;
    case 'failed':
      if (problemKind(phase.error) === 'not-attested') {
        return <AttestationScreen projectId={projectId} onSigned={() => session.start()} />;
      }
      if (problemKind(phase.error) === 'not-qualified') {
        const onLookAgain = () => void session.start();
        return <NotQualified projectId={projectId} slug={slug} onLookAgain={onLookAgain} />;
      }
      return <FailedToOpen error={phase.error} onTryAgain={() => session.start()} />;
  }
}

function OpeningTask() {
  return (
    <LoadingBlocks what="Opening the next task">
      <GradeLoading />
    </LoadingBlocks>
  );
}
