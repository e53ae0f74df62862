import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { ownGoldQuery } from '#queries/own-gold.ts';
import { ownScorecardQuery } from '#queries/scorecards.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { ExpertSection } from '#ui/scorecard/expert-section.tsx';
import { ReviewerSection } from '#ui/scorecard/reviewer-section.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { GoldSection } from './gold-section.tsx';
import { OnboardingSection } from './onboarding-section.tsx';

/** What a project’s figures say of oneself, before anybody else brings it up. */
export function ScorecardScreen({ projectId }: { readonly projectId: string }) {
  const backend = useBackend();
  const gold = useQuery(ownGoldQuery(backend, projectId));
  const own = useQuery(ownScorecardQuery(backend, projectId));
  const failed = gold.error ?? own.error;
  return (
    <>
      <FrameSlot name="title">My scorecard</FrameSlot>
      <VisuallyHidden as="h1">My scorecard</VisuallyHidden>
      {body()}
    </>
  );

  function again() {
    void gold.refetch();
    void own.refetch();
  }

  function body() {
    if (failed) {
      return (
        <ErrorState
          heading="Your scorecard could not be read"
          safe="Your work is where it was."
          failed={failed.message}
          actions={<Button onClick={again}>Try again</Button>}
          code={failed.message}
        />
      );
    }
    if (!gold.data || !own.data) return <LoadingBlocks what="Reading your scorecard" />;
    const { onboarding, hidden, results } = gold.data;
    const { asExpert, asReviewer } = own.data;
    return (
      <Page tabIndex={0} role="region" aria-label="My scorecard">
        {onboarding && <OnboardingSection standing={onboarding} />}
        {asExpert && <ExpertSection card={asExpert} />}
        {asReviewer && <ReviewerSection card={asReviewer} />}
        <GoldSection results={results} hidden={hidden} />
      </Page>
    );
  }
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
  '&:focus-visible': { outlineOffset: -2 },
}));
