import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { reviewFilter, type ReviewFilter } from '#domain/review/review-filter.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { reviewsQuery } from '#queries/reviews.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { OpenReview } from './open-review.tsx';
import { OwnRecord } from './own-record.tsx';
import { ReviewQueueList } from './review-queue-list.tsx';
import { useQueueKeys } from './use-queue-keys.ts';

const AdjudicationView = patientLazy(async () => ({
  default: (await import('./adjudication-view.tsx')).AdjudicationView,
}));

interface ReviewScreenProps {
  readonly projectId: string;
}

type Search = Partial<Record<keyof ReviewFilter | 'review' | 'task' | 'view', string | undefined>>;
const veilKey = 'touchstone:review-blind';

/** What waits for a reviewer, and the one that is open. Filter and open review live in the address. */
export function ReviewScreen({ projectId }: ReviewScreenProps) {
  const search: Search = useSearch();
  const navigate = useNavigate();
  const parsed = reviewFilter.safeParse({ ...search });
  const filter = parsed.success ? parsed.data : { state: 'open' as const };
  const queue = useQuery(reviewsQuery(useBackend(), projectId, filter));
  const [wantsBlind, setWantsBlind] = useState(() => localStorage.getItem(veilKey) === 'yes');
  const reviews = queue.data?.reviews ?? [];
  const openId = search.review;

  const go = (change: Search) => navigate({ ...search, ...change });
  const openReview = (review: string | undefined) => go({ review });
  useQueueKeys(reviews, openId, openReview);

  if (search.view === 'adjudication') {
    return (
      <Suspense fallback={<LoadingBlocks what="Opening adjudication" />}>
        <AdjudicationView
          projectId={projectId}
          taskId={search.task}
          onOpen={(task) => go({ task })}
          onLeave={() => go({ view: undefined, task: undefined })}
        />
      </Suspense>
    );
  }

  /** After a decision the next one of the list is open; where none is left, the list says so. */
  function decided(reviewId: string) {
    const at = reviews.findIndex(({ id }) => id === reviewId);
    const rest = reviews.filter(({ id, mayDecide }) => id !== reviewId && mayDecide);
    const next = reviews.slice(at + 1).find(({ mayDecide }) => mayDecide) ?? rest[0];
    openReview(next?.id);
  }

  return (
    <Columns data-open={openId !== undefined || undefined}>
      {openId === undefined && <FrameSlot name="title">Review</FrameSlot>}
      <ReviewQueueList
        projectId={projectId}
        filter={filter}
        queue={queue.data ?? null}
        openId={openId ?? null}
        wantsBlind={wantsBlind}
        onWantBlind={(wants) => {
          localStorage.setItem(veilKey, wants ? 'yes' : 'no');
          setWantsBlind(wants);
        }}
        onOpen={openReview}
        onFilter={(next) =>
          go({
            state: next.state === 'open' ? undefined : next.state,
            flag: next.flag,
            expert: next.expert,
            question: next.question,
            skill: next.skill,
            mine: next.mine,
          })
        }
        onAdjudicate={() => go({ view: 'adjudication', review: undefined })}
      />
      <div data-place="">{content()}</div>
    </Columns>
  );

  function content() {
    if (openId !== undefined) {
      return (
        <OpenReview
          key={openId}
          projectId={projectId}
          reviewId={openId}
          wantsBlind={wantsBlind}
          onLeave={() => openReview(undefined)}
          onDecided={() => decided(openId)}
        />
      );
    }
    if (queue.error) {
      return (
        <ErrorState
          heading="The queue could not be read"
          safe="Nothing was changed."
          failed={queue.error.message}
          code={queue.error.message}
        />
      );
    }
    if (!queue.data) return <LoadingBlocks what="Looking for submissions" />;
    return (
      <>
        <h1 className="quiet">Review</h1>
        {queue.data.found === 0 ? (
          <EmptyState heading="Nothing waits for review">
            {queue.data.open > 0
              ? `The filter hides ${queue.data.open} that wait. Clear it at the left.`
              : 'Submissions appear here as experts hand them in, if the policy of the project asks for them.'}
          </EmptyState>
        ) : (
          <EmptyState heading="Choose a submission">
            Open one at the left, or press Shift J for the first. Disputes stand first, then what
            came back, then the oldest.
          </EmptyState>
        )}
        <OwnRecord projectId={projectId} />
      </>
    );
  }
}

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '232px minmax(0, 1fr)',
  gridTemplateRows: 'minmax(0, 1fr)',
  height: '100%',
  '& > [data-place]': { minWidth: 0, minHeight: 0, overflow: 'auto' },
  '& > [data-place] > .quiet': { position: 'absolute', clip: 'rect(0 0 0 0)', height: 1 },
  '& > section': { borderRight: `1px solid ${theme.vars.palette.divider}` },
  // On a narrow screen the open review has all of it; its head leads back to the queue.
  '@media (max-width: 1279px)': {
    '&[data-open]': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '&[data-open] > section': { display: 'none' },
  },
}));
