import Button from '@mui/material/Button';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { clockTime } from '#ui/relative-time.ts';

interface LeftStateProps {
  readonly taskTitle: string;
  readonly leaseUntil: string;
  readonly onGoOn: () => void;
}

/** After *Save and exit*: what is kept, and until when the task is this person's. */
export function LeftState({ taskTitle, leaseUntil, onGoOn }: LeftStateProps) {
  return (
    <>
      <FrameSlot name="title">Grade</FrameSlot>
      <EmptyState
        heading="Saved. You can close this page"
        actions={
          <Button variant="contained" onClick={onGoOn} autoFocus>
            Go on grading
          </Button>
        }
      >
        “{taskTitle}” stays yours until {clockTime(Date.parse(leaseUntil), false)}. After that your
        draft is parked, never deleted. The task fetched ahead went back to the queue.
      </EmptyState>
    </>
  );
}
