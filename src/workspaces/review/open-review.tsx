import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, EyeOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { unveilReview } from '#queries/review-commands.ts';
import { reviewKey, reviewQuery, type ReviewWork } from '#queries/reviews.ts';
import { sessionQuery } from '#queries/session.ts';
import { ActiveTime } from '#ui/active-time.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { BlindGrading } from '#ui/grading-surface/blind-grading.tsx';
import { Icon } from '#ui/icon.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { clockTime } from '#ui/relative-time.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { activeTimer, useActiveTimer } from '#ui/use-active-time.ts';
import { ReviewTime } from './review-time.tsx';
import { UnveiledReview } from './unveiled-review.tsx';

interface OpenReviewProps {
  readonly projectId: string;
  readonly reviewId: string;
  readonly wantsBlind: boolean;
  readonly onLeave: () => void;
  readonly onDecided: () => void;
}

/** One review: graded blind until it is unveiled, then beside the expert's answers. */
export function OpenReview(props: OpenReviewProps) {
  const { projectId, reviewId, wantsBlind } = props;
  const backend = useBackend();
  const found = useQuery(reviewQuery(backend, { projectId, reviewId }, wantsBlind));
  const accountId = useQuery(sessionQuery(backend)).data?.account?.id;
  if (found.error) {
    return (
      <ErrorState
        heading="The review could not be opened"
        safe="Nothing was changed."
        failed={found.error.message}
        code={found.error.message}
        actions={
          <>
            <Button onClick={() => void found.refetch()}>Try again</Button>
            <Button onClick={props.onLeave}>Back to the queue</Button>
          </>
        }
      />
    );
  }
  if (!found.data || accountId === undefined) {
    return <LoadingBlocks what="Opening the submission" />;
  }
  const work = found.data;
  const { review } = work;
  return (
    <Rows>
      <FrameSlot name="title">{review.taskTitle}</FrameSlot>
      <FrameSlot name="detail">
        Round {review.round} · {review.expert.name}
      </FrameSlot>
      <FrameSlot name="right">
        <Button
          size="small"
          variant="text"
          startIcon={<Icon of={ChevronLeft} size={14} />}
          onClick={props.onLeave}
        >
          Queue
        </Button>
        <BlindState work={work} />
        {work.unveiled !== null && (
          <ReviewTime projectId={projectId} taskId={review.taskId} expertId={review.expert.id} />
        )}
      </FrameSlot>
      {work.unveiled === null ? (
        <Veiled key={work.annotationId} {...props} accountId={accountId} work={work} />
      ) : (
        <UnveiledReview
          key={work.annotationId}
          projectId={projectId}
          accountId={accountId}
          work={work}
          unveiled={work.unveiled}
          onDecided={props.onDecided}
          onChanged={() => void found.refetch()}
        />
      )}
    </Rows>
  );
}

function BlindState({ work }: { readonly work: ReviewWork }) {
  const mine = work.unveiled?.mine;
  const words =
    work.unveiled === null
      ? (['Answers hidden', ' until you have graded'] as const)
      : mine
        ? ([
            'You graded blind',
            `, unveiled ${clockTime(Date.parse(mine.unveiledAt), false)}`,
          ] as const)
        : null;
  if (words === null) return null;
  return (
    <Blind>
      <Icon of={EyeOff} size={13} />
      <span>
        {words[0]}
        <span data-wide="">{words[1]}</span>
      </span>
    </Blind>
  );
}

interface VeiledProps extends OpenReviewProps {
  readonly accountId: string;
  readonly work: ReviewWork;
}

function Veiled({ projectId, accountId, reviewId, wantsBlind, work }: VeiledProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const unveil = useMutation({
    mutationFn: (given: Parameters<typeof unveilReview>[2]) =>
      unveilReview(backend, { projectId, reviewId }, given),
    onSuccess: (next) => client.setQueryData(reviewKey(projectId, reviewId, wantsBlind), next),
  });
  const keptAs = `blind:${accountId}:${reviewId}:${work.annotationId}`;
  // Goes with the grades, not with the review: the two never count together.
  const [timer] = useState(() => activeTimer(keptAs, () => undefined));
  useActiveTimer(timer);
  return (
    <>
      <FrameSlot name="right">
        <ActiveTime timer={timer} />
      </FrameSlot>
      {unveil.error && (
        <RuledNotice tone="warn" icon={TriangleAlert} edgeToEdge live="polite">
          {unveil.error.message}
        </RuledNotice>
      )}
      <BlindGrading
        task={work.task}
        settings={work.settings}
        settingsVersion={work.settingsVersion}
        keptAs={keptAs}
        action="Unveil"
        complete={false}
        busy={unveil.isPending}
        onDone={async (fields) => {
          const { annotationId } = work;
          await unveil.mutateAsync({ annotationId, fields, activeSeconds: timer.seconds() });
        }}
      />
    </>
  );
}

const Rows = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  height: '100%',
  '& > :last-child': { flex: '1 1 auto', minHeight: 0 },
});

const Blind = styled('span')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  padding: '2px 6px',
  borderRadius: 3,
  border: `1px solid ${theme.vars.palette.line2}`,
  whiteSpace: 'nowrap',
  // Where the title needs the room, what is to be done for it is said by the button below.
  '@media (max-width: 1279px)': { '& [data-wide]': { display: 'none' } },
}));
