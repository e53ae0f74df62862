import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Timer } from 'lucide-react';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { Icon } from '#ui/icon.tsx';
import { workingTime } from '#ui/relative-time.ts';
import { GradeSync } from './grade-sync.tsx';
import { useActiveSeconds, type ActiveTimer } from '#ui/use-active-time.ts';

interface GradeTopBarProps {
  readonly surface: Surface;
  readonly handle: DraftHandle;
  readonly timer: ActiveTimer;
  readonly onLeave: () => void;
  /** Null where the project takes no rubrics from experts. */
  readonly onPropose: (() => void) | null;
}

/** What the shell shows of the open task at the right: time, sync, the way out. */
export function GradeTopBar(props: GradeTopBarProps) {
  const { surface, handle, timer, onLeave, onPropose } = props;
  return (
    <>
      <ActiveTime timer={timer} />
      <GradeSync surface={surface} handle={handle} />
      {onPropose && (
        <Propose variant="text" onClick={onPropose}>
          Propose rubric…
        </Propose>
      )}
      <Button aria-keyshortcuts="Shift+E" onClick={onLeave} sx={{ height: 26 }}>
        Save and exit
      </Button>
    </>
  );
}

// Where the title needs the room, the command palette has it.
const Propose = styled(Button)({
  height: 26,
  '@media (max-width: 1279px)': { display: 'none' },
});

function ActiveTime({ timer }: { readonly timer: ActiveTimer }) {
  const seconds = useActiveSeconds(timer);
  return (
    <Time role="timer" aria-label="Active time" aria-live="off">
      <Icon of={Timer} size={14} />
      {workingTime(seconds * 1000)}
      <span> active</span>
    </Time>
  );
}

const Time = styled('span')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '@media (max-width: 1279px)': { '& span': { display: 'none' } },
}));
