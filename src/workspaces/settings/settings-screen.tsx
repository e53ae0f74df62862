import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { isOffline, problemOf } from '#backend/backend-error.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { projectQuery } from '#queries/project.ts';
import { sessionQuery } from '#queries/session.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { SettingsWorkbench } from './settings-workbench.tsx';

interface SettingsScreenProps {
  readonly projectId: string;
  readonly slug: string;
}

/** A project's settings: edited on this device, published as the next version. */
export function SettingsScreen({ projectId }: SettingsScreenProps) {
  const backend = useBackend();
  const project = useQuery(projectQuery(backend, projectId));
  const account = useQuery(sessionQuery(backend)).data?.account ?? null;
  if (project.data && account) {
    return <SettingsWorkbench key={account.id} project={project.data} account={account} />;
  }
  if (!project.error) return <LoadingBlocks what="Opening the settings" />;
  const problem = problemOf(project.error);
  return (
    <ErrorState
      heading={
        isOffline(project.error)
          ? 'The server cannot be reached'
          : 'The settings could not be opened'
      }
      safe="Unpublished edits are not touched: they are on this device."
      failed={problem?.detail ?? 'Published settings come from the server.'}
      actions={
        <Button variant="contained" onClick={() => void project.refetch()}>
          Try again
        </Button>
      }
      code={[problem?.kind ?? 'unreadable', problem?.requestId].filter(Boolean).join(' · ')}
    />
  );
}
