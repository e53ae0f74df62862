import Button from '@mui/material/Button';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from './app-link.tsx';

export function NotFound() {
  return (
    <EmptyState
      heading="There is nothing at this address"
      actions={
        <Button component={AppLink} href="/">
          Go to the start
        </Button>
      }
    >
      The link may be older than what it led to, or belong to a project that you are not part of.
    </EmptyState>
  );
}
