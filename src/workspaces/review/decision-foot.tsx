import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { KeyHint } from '#ui/key-hint.tsx';
import type { ReviewPanelProps } from './review-panel.tsx';

/** Three decisions of equal weight: the tool does not nudge. A dispute has two of its own. */
export function DecisionFoot(props: ReviewPanelProps & { readonly comments: number }) {
  const { work, busy, comments, onDecide, onFix } = props;
  const { state, mayDecide } = work.review;
  if (!mayDecide) {
    return (
      <Foot>
        {state === 'disputed'
          ? 'You returned this work: another reviewer decides the dispute.'
          : 'This is your own work: somebody else reviews it.'}
      </Foot>
    );
  }
  if (state === 'accepted' || state === 'returned') {
    return (
      <Foot>
        {state === 'accepted' ? 'Accepted. Nothing is left to decide.' : 'With the expert.'}
      </Foot>
    );
  }
  if (state === 'disputed') {
    return (
      <Foot>
        <Button disabled={busy} onClick={() => onDecide('uphold')}>
          Uphold: the expert is right
        </Button>
        <Button disabled={busy} onClick={() => onDecide('dismiss')}>
          Dismiss: it stays returned
        </Button>
      </Foot>
    );
  }
  return (
    <Foot>
      <Button
        disabled={busy}
        aria-keyshortcuts="Shift+A"
        endIcon={<KeyHint keys="Shift+A" />}
        onClick={() => onDecide('accept')}
      >
        Accept
      </Button>
      <Button
        disabled={busy}
        aria-keyshortcuts="Shift+F"
        endIcon={<KeyHint keys="Shift+F" />}
        onClick={onFix}
      >
        Fix and accept
      </Button>
      <Button
        disabled={busy}
        aria-keyshortcuts="Shift+R"
        endIcon={<KeyHint keys="Shift+R" />}
        onClick={() => onDecide('return')}
      >
        {comments === 0
          ? 'Return'
          : `Return, ${comments} ${comments === 1 ? 'comment' : 'comments'}`}
      </Button>
    </Foot>
  );
}

const Foot = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  minHeight: 46,
  padding: '8px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& > button': { flex: '1 1 auto', paddingLeft: 6, paddingRight: 6, whiteSpace: 'nowrap' },
  '@media (max-width: 1279px)': { padding: '8px', gap: 6 },
}));
