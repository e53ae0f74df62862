import { useEffect, useState } from 'react';
import { useDraftEngine } from '#drafts/use-draft.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { gradeSession, type GradeSession } from './grade-session.ts';

/** The session of this screen: it starts with it, and gives back what it holds with it. */
export function useGradeSession(projectId: string): GradeSession {
  const backend = useBackend();
  const engine = useDraftEngine();
  const [session] = useState(() => gradeSession({ backend, engine, projectId }));
  useEffect(() => {
    session.start();
    return () => session.stop();
  }, [session]);
  return session;
}
