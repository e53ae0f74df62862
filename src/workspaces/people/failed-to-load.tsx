import Button from '@mui/material/Button';
import { problemOf } from '#backend/backend-error.ts';
import { ErrorState } from '#ui/error-state.tsx';

interface FailedToLoadProps {
  readonly error: Error;
  readonly onTryAgain: () => void;
}

export function FailedToLoad({ error, onTryAgain }: FailedToLoadProps) {
  return (
    <ErrorState
      heading="This list could not be read"
      safe="Nothing was changed."
      failed={error.message}
      actions={<Button onClick={onTryAgain}>Try again</Button>}
      code={problemOf(error)?.requestId ?? error.message}
    />
  );
}
