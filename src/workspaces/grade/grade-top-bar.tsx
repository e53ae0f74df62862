import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import { ActiveTime } from '#ui/active-time.tsx';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { GradeSync } from './grade-sync.tsx';
import type { ActiveTimer } from '#ui/use-active-time.ts';

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
