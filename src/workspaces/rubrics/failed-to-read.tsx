import Button from '@mui/material/Button';
import { ErrorState } from '#ui/error-state.tsx';

interface FailedToReadProps {
  readonly error: Error;
  readonly onTryAgain: () => void;
}

export function FailedToRead({ error, onTryAgain }: FailedToReadProps) {
  return (
    <ErrorState
      heading="The rubrics could not be read"
      safe="Unpublished edits are not touched: they are on this device."
      failed={error.message}
      actions={<Button onClick={onTryAgain}>Try again</Button>}
      code={error.message}
    />
  );
}
