import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { ownGoldQuery } from '#queries/own-gold.ts';
import { useNavigate } from '#ui/address.ts';
import { Sheet } from '#ui/empty-state.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { FailedToOpen } from './failed-to-open.tsx';

interface NotQualifiedProps {
  readonly projectId: string;
  readonly slug: string;
  readonly onLookAgain: () => void;
}

/** The onboarding set was not passed: what that means, and what happens next. */
export function NotQualified({ projectId, slug, onLookAgain }: NotQualifiedProps) {
  const own = useQuery(ownGoldQuery(useBackend(), projectId));
  const navigate = useNavigate();
  if (own.error) return <FailedToOpen error={own.error} onTryAgain={() => void own.refetch()} />;
  if (!own.data) return <LoadingBlocks what="Reading your results" />;
  const { onboarding } = own.data;
  return (
    <>
      <FrameSlot name="title">Grade</FrameSlot>
      <Sheet aria-label="Onboarding">
        <h2>You are not given paid work here for now</h2>
        {onboarding && !onboarding.decidedByLead && (
          <p>
            {formatNumber(onboarding.right)} of the {formatNumber(onboarding.items)} onboarding
            items were as expected, and {formatNumber(onboarding.needed)} had to be. Nothing that
            you wrote is lost.
          </p>
        )}
        {onboarding?.decidedByLead && <p>A lead decided this: {onboarding.note}</p>}
        <p>
          What happens next: a lead of this project sees the same results as you and decides whether
          you go on. Once they let you, tasks come here. Until then your scorecard says for every
          item what was expected and why.
        </p>
        <div data-actions="">
          <Button variant="contained" onClick={() => navigate(`/p/${slug}/scorecard`)}>
            Open my scorecard
          </Button>
          <Button onClick={onLookAgain}>Look again</Button>
        </div>
      </Sheet>
    </>
  );
}
