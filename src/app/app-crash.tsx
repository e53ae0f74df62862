import Button from '@mui/material/Button';
import { isOffline, problemOf } from '#backend/backend-error.ts';
import { ErrorState } from '#ui/error-state.tsx';

/** How Chromium, Firefox, Safari and Vite say that the code of a screen did not arrive. */
const notFetched = /dynamically imported module|module script failed|preload CSS/i;

/** What stands where a screen broke. Drafts live on the device, so they are named as safe first. */
export function AppCrash({ error }: { readonly error: unknown }) {
  const offline = isOffline(error);
  const unfetched = notFetched.test(String(error));
  const problem = problemOf(error);
  return (
    <ErrorState
      heading={offline ? 'The server cannot be reached' : 'This screen could not be shown'}
      safe="What you entered is kept on this device."
      failed={failedWords(offline, unfetched)}
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

function failedWords(offline: boolean, unfetched: boolean): string {
  if (offline) return 'Nothing was sent meanwhile.';
  if (unfetched) return 'It did not arrive from the server: the network or the server was away.';
  return 'The screen stopped over a fault of ours.';
}
