import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { assignmentsQuery } from '#queries/assignments.ts';
import type { QueueView } from '#queries/claim-work.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import type { GradeSession } from './grade-session.ts';

interface EmptyQueueProps {
  readonly projectId: string;
  readonly slug: string;
  readonly name: string;
  readonly session: GradeSession;
  readonly queue: QueueView | null;
}

/** Why there is nothing, and what else can be done. */
export function EmptyQueue({ projectId, name, session, queue }: EmptyQueueProps) {
  const backend = useBackend();
  const own = useQuery(assignmentsQuery(backend, projectId));
  const [refused, setRefused] = useState<string | null>(null);
  const parked = (own.data?.assignments ?? []).filter((each) => each.state === 'parked');
  return (
    <>
      <FrameSlot name="title">Grade</FrameSlot>
      <EmptyState
        heading="Nothing to grade right now"
        actions={
          <>
            <Button variant="contained" onClick={() => session.start()}>
              Look again
            </Button>
            {parked.slice(0, 3).map((each) => (
              <Button
                key={each.id}
                startIcon={<Icon of={History} size={14} />}
                onClick={() => {
                  session
                    .resume(each.id)
                    .catch((error: unknown) =>
                      setRefused(error instanceof Error ? error.message : String(error)),
                    );
                }}
              >
                Take back “{each.taskTitle}”
              </Button>
            ))}
          </>
        }
      >
        {reason()}
        {refused && (
          <span role="alert">
            <br />
            {refused}
          </span>
        )}
      </EmptyState>
    </>
  );

  function reason(): string {
    const where = name ? ` in ${name}` : '';
    if (queue === null) return `Every task that is open to you${where} is graded or skipped.`;
    if (queue.tasks === 0) return `There are no tasks${where} yet. A lead imports them under Data.`;
    const done =
      queue.doneByMe > 0 ? `You have graded ${formatCount(queue.doneByMe, 'task')}. ` : '';
    return queue.heldByOthers > 0
      ? `${done}The tasks that are left${where} are with other experts; some may come back.`
      : `${done}Every task that is open to you${where} is graded or skipped.`;
  }
}
