import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { goldQuery } from '#queries/gold.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { Section } from '#ui/section.tsx';
import { GoldItems } from './gold-items.tsx';
import { GoldPeople } from './gold-people.tsx';
import { GoldSettingsForm } from './gold-settings-form.tsx';
import { GoldTask } from './gold-task.tsx';
import { PickTaskDialog } from './pick-task-dialog.tsx';

interface GoldViewProps {
  readonly projectId: string;
  readonly accountId: string;
}

/** Gold: the items, how often they come, the onboarding, and how everybody does. */
export function GoldView({ projectId, accountId }: GoldViewProps) {
  const found = useQuery(goldQuery(useBackend(), projectId));
  const search: { task?: string } = useSearch();
  const navigate = useNavigate();
  const [picking, setPicking] = useState(false);
  const show = (task?: string) => navigate({ view: 'gold', task });
  if (search.task !== undefined) {
    return (
      <GoldTask
        key={search.task}
        projectId={projectId}
        accountId={accountId}
        taskId={search.task}
        onDone={() => show()}
      />
    );
  }
  if (found.error) {
    return (
      <ErrorState
        heading="Gold could not be read"
        safe="Every item and every result is where it was."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) return <LoadingBlocks what="Reading gold" />;
  const { settings, items, people } = found.data;
  return (
    <Page>
      {items.length === 0 ? (
        <EmptyState
          heading="No task is gold yet"
          actions={
            <Button variant="contained" size="large" onClick={() => setPicking(true)}>
              Mark a task as gold
            </Button>
          }
        >
          A gold item is a task whose answer you stand for. It comes to every expert like any other
          task, or before all others as onboarding; afterwards they read your reason on their
          scorecard.
        </EmptyState>
      ) : (
        <>
          <Section
            title="How gold is given"
            note="nobody but leads receives these numbers; leads are given no gold"
          >
            <GoldSettingsForm projectId={projectId} settings={settings} items={items} />
          </Section>
          <Section title="Gold items" note="in no export, agreement or review queue">
            <GoldItems projectId={projectId} items={items} onOpen={show} />
            <Button variant="contained" sx={{ mt: 3 }} onClick={() => setPicking(true)}>
              Mark a task as gold
            </Button>
          </Section>
          <Section
            title="Experts on gold"
            note="hidden items: mean and 95 % credible interval, lowest first; the line is the pass mark"
          >
            <GoldPeople projectId={projectId} people={people} passMark={settings.passMark} />
          </Section>
        </>
      )}
      {picking && (
        <PickTaskDialog
          projectId={projectId}
          onClose={() => setPicking(false)}
          onPick={(task) => {
            setPicking(false);
            show(task);
          }}
        />
      )}
    </Page>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
}));
