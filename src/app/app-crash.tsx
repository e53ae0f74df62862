import Button from '@mui/material/Button';
import { isOffline, problemOf } from '#backend/backend-error.ts';
import { ErrorState } from '#ui/error-state.tsx';

/** What stands where a screen broke. Drafts live on the device, so they are named as safe first. */
export function AppCrash({ error }: { readonly error: unknown }) {
  const offline = isOffline(error);
  const problem = problemOf(error);
  return (
    <ErrorState
      heading={offline ? 'The server cannot be reached' : 'This screen could not be shown'}
      safe="What you entered is kept on this device."
      failed={offline ? 'Nothing was sent meanwhile.' : 'The screen stopped over a fault of ours.'}
      actions={
        <>
          <Button variant="contained" onClick={() => window.location.reload()}>
            Try again
          </Button>
          <Button href="/recovery">Drafts on this device</Button>
        </>
      }
      code={problem ? `${problem.kind} · ${problem.requestId ?? ''}` : String(error)}
    />
  );
}
