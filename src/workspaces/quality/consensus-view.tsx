import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { consensusQuery } from '#queries/consensus.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { ConsensusTable } from './consensus-table.tsx';
import { ModelTable } from './model-table.tsx';
import { OpinionFigures } from './opinion-figures.tsx';

interface ConsensusViewProps {
  readonly projectId: string;
}

/** What the experts' answers say together: about models, about items, and where they leave off. */
export function ConsensusView({ projectId }: ConsensusViewProps) {
  const found = useQuery(consensusQuery(useBackend(), projectId));
  if (found.error) {
    return (
      <ErrorState
        heading="The consensus could not be computed"
        safe="Nothing was changed; every annotation is where it was."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) {
    return (
      <LoadingBlocks what="Computing the consensus">
        <Block width="60%" height={56} />
        <Block width="90%" height={320} />
      </LoadingBlocks>
    );
  }
  const { opinions, models, questions } = found.data;
  if (questions.length === 0 && opinions === null) {
    return (
      <EmptyState heading="No answers to compare yet">
        The ranking of models and the consensus appear here with the first answers to a comparison,
        a rating or a choice.
      </EmptyState>
    );
  }
  return (
    <Page>
      {opinions && <OpinionFigures opinions={opinions} />}
      {models.map((each) => (
        <ModelTable key={each.question} ranking={each} />
      ))}
      {questions.map((each) => (
        <ConsensusTable key={each.question} table={each} />
      ))}
    </Page>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
}));
