import Button from '@mui/material/Button';
import { isOffline, problemOf } from '#backend/backend-error.ts';
import { ErrorState } from '#ui/error-state.tsx';

interface FailedToOpenProps {
  readonly error: unknown;
  readonly onTryAgain: () => void;
}

export function FailedToOpen({ error, onTryAgain }: FailedToOpenProps) {
  const problem = problemOf(error);
  const offline = isOffline(error);
  return (
    <ErrorState
      heading={offline ? 'The server cannot be reached' : 'No task could be opened'}
      safe="Your drafts are not touched; what was not sent yet is on this device."
      failed={
        offline
          ? 'Tasks come from the server, so there is none to show until it answers.'
          : (problem?.detail ?? 'The server’s answer could not be read.')
      }
      actions={
        <Button variant="contained" onClick={onTryAgain}>
          Try again
        </Button>
      }
      code={
        problem
          ? [problem.kind, problem.requestId].filter(Boolean).join(' · ')
          : error instanceof Error
            ? error.message
            : 'unknown'
      }
    />
  );
}
