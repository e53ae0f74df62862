import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { styled } from '@mui/material/styles';
import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { gradeDifferences } from '#domain/review/grade-differences.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { DecisionKind } from '#domain/review/review.ts';
import type { ReviewWork, Unveiled } from '#queries/reviews.ts';
import { QuestionsRegion } from '#ui/grading-surface/questions-region.tsx';
import { RubricRegion } from '#ui/grading-surface/rubric-region.tsx';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { CommentList } from './comment-list.tsx';
import { comparedSides } from './compared-side.ts';
import { DecisionFoot } from './decision-foot.tsx';
import { DifferenceList } from './difference-list.tsx';
import { DisputeNotice } from './dispute-notice.tsx';
import type { ReviewDraft } from './review-draft.ts';
import { ReviewHistory } from './review-history.tsx';
import type { PanelView } from './unveiled-review.tsx';

export interface ReviewPanelProps {
  readonly projectId: string;
  readonly work: ReviewWork;
  readonly unveiled: Unveiled;
  readonly draft: ReviewDraft;
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
  readonly commenting: ReviewAnchor | null;
  readonly onComment: (anchor?: ReviewAnchor) => void;
  readonly onCommented: () => void;
  readonly refusal: string | null;
  readonly busy: boolean;
  readonly onDecide: (kind: DecisionKind) => void;
  readonly onFix: () => void;
  readonly onChanged: () => void;
}

/** At the right: only what differs, everything, or the comments; the decision at the foot. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { work, unveiled, draft, view, onView } = props;
  const written = useStore(draft, (state) => state.comments.length);
  const sides = useMemo(() => comparedSides(unveiled), [unveiled]);
  const [sideId, setSideId] = useState(sides[0]?.id ?? null);
  const side = sides.find(({ id }) => id === sideId) ?? null;
  const differences = useMemo(() => {
    if (side === null) return [];
    const theirs = gradesOfDraft(unveiled.submission.fields).grades;
    return gradeDifferences(gradesOfDraft(side.fields).grades, theirs, side);
  }, [side, unveiled]);
  // Without anything to compare with, everything is shown at first.
  const shown = view === 'differ' && side === null ? 'all' : view;
  return (
    <Panel aria-label="Review" data-zone="" tabIndex={-1}>
      <Head>
        <h2>Differences</h2>
        {sides.length > 0 && (
          <Select
            size="small"
            value={side?.id ?? ''}
            inputProps={{ 'aria-label': 'Compare with' }}
            onChange={(event) => setSideId(event.target.value)}
          >
            {sides.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </Select>
        )}
        <ToggleButtonGroup
          exclusive
          aria-label="Shown"
          value={shown}
          onChange={(_, next: PanelView | null) => next && onView(next)}
        >
          <ToggleButton value="differ" disabled={side === null}>
            Differ {differences.length}
          </ToggleButton>
          <ToggleButton value="all">All</ToggleButton>
          <ToggleButton value="comments">Comments {unveiled.threads.length + written}</ToggleButton>
        </ToggleButtonGroup>
      </Head>
      <Notices>
        {props.refusal && (
          <RuledNotice tone="warn" icon={TriangleAlert} edgeToEdge live="polite">
            {props.refusal}
          </RuledNotice>
        )}
        {work.review.state === 'disputed' && <DisputeNotice unveiled={unveiled} />}
        {unveiled.guard.length > 0 && (
          <RuledNotice
            tone="warn"
            icon={TriangleAlert}
            edgeToEdge
            detail={unveiled.guard
              .map((each) => `“${each.quote}”: ${each.explanation}`)
              .join(' · ')}
          >
            The guard found {unveiled.guard.length}; the expert explained.
          </RuledNotice>
        )}
      </Notices>
      {shown === 'all' ? (
        <All>
          {(work.task.rubric?.criteria.length ?? 0) > 0 && <RubricRegion />}
          <QuestionsRegion />
        </All>
      ) : (
        <Scroll>
          {shown === 'differ' && side && (
            <>
              <DifferenceList {...props} side={side} differences={differences} />
              <ReviewHistory unveiled={unveiled} />
            </>
          )}
          {shown === 'comments' && <CommentList {...props} />}
        </Scroll>
      )}
      <DecisionFoot {...props} comments={written} />
    </Panel>
  );
}

const Panel = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  backgroundColor: theme.vars.palette.surface.side,
  '&:focus-visible': { outlineOffset: -2 },
}));

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 8,
  flex: 'none',
  minHeight: 36,
  padding: '4px 12px 4px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& h2': { ...theme.typography.subtitle2, margin: 0 },
  '& > :last-child': { marginLeft: 'auto' },
}));

const Notices = styled('div')({ flex: 'none', maxHeight: '40%', overflow: 'auto' });

const Scroll = styled('div')({ flex: '1 1 0', minHeight: 0, overflow: 'auto' });

const All = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  flex: '1 1 0',
  minHeight: 0,
});
