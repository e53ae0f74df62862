import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { consensusQuery } from '#queries/consensus.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ComputedView } from './computed-view.tsx';
import { ConsensusTable } from './consensus-table.tsx';
import { ModelTable } from './model-table.tsx';
import { OpinionFigures } from './opinion-figures.tsx';

interface ConsensusViewProps {
  readonly projectId: string;
}

/** What the experts' answers say together: about models, about items, and where they leave off. */
export function ConsensusView({ projectId }: ConsensusViewProps) {
  const found = useQuery(consensusQuery(useBackend(), projectId));
  return (
    <ComputedView found={found} what="the consensus">
      {({ opinions, models, questions }) =>
        questions.length === 0 && opinions === null ? (
          <EmptyState heading="No answers to compare yet">
            The ranking of models and the consensus appear here with the first answers to a
            comparison, a rating or a choice.
          </EmptyState>
        ) : (
          <Page>
            {opinions && <OpinionFigures opinions={opinions} />}
            {models.map((each) => (
              <ModelTable key={each.question} ranking={each} />
            ))}
            {questions.map((each) => (
              <ConsensusTable key={each.question} table={each} />
            ))}
          </Page>
        )
      }
    </ComputedView>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
}));
