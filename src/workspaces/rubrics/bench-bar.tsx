import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { ArrowLeft, Redo2, Undo2 } from 'lucide-react';
import { formatCount } from '#ui/format-number.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { SyncStatus } from '#ui/sync-status/sync-status.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { useBench, useRubricState } from './rubric-context.tsx';

interface BenchBarProps {
  readonly view: string;
  readonly onGo: (next: { rubric?: string; view?: string }) => void;
  readonly onPublish: () => void;
}

/** What the shell shows of a rubric: which one, which version, where the edits are. */
export function BenchBar({ view, onGo, onPublish }: BenchBarProps) {
  const { sheet, store } = useBench();
  const version = useRubricState((state) => state.base.version);
  const state = useRubricState((each) => each.state);
  const at = useRubricState((each) => each.at);
  const canUndo = useRubricState((each) => each.done.length > 0);
  const canRedo = useRubricState((each) => each.undone.length > 0);
  const { rubricId, tasks } = sheet;
  const name = sheet.scope === 'project' ? 'Rubric of the project' : (tasks.titles[0] ?? 'Rubric');
  return (
    <>
      <FrameSlot name="title">{name}</FrameSlot>
      <FrameSlot name="detail">
        {state === 'published' ? '' : `v${version + 1} draft · `}v{version} in use on{' '}
        {formatCount(tasks.count, 'task')}
      </FrameSlot>
      <FrameSlot name="right">
        <ToolbarButton name="All rubrics" icon={ArrowLeft} onClick={() => onGo({})} />
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="View"
          value={view}
          onChange={(_, next: string | null) => next && onGo({ rubric: rubricId, view: next })}
        >
          <ToggleButton value="edit">Edit and audit</ToggleButton>
          <ToggleButton value="plots">Plots</ToggleButton>
          <ToggleButton value="versions">Versions</ToggleButton>
        </ToggleButtonGroup>
        <ToolbarButton name="Undo" icon={Undo2} disabled={!canUndo} onClick={store.undo} />
        <ToolbarButton name="Redo" icon={Redo2} disabled={!canRedo} onClick={store.redo} />
        <SyncStatus
          state={
            state === 'published'
              ? { kind: 'saved', at }
              : state === 'kept'
                ? { kind: 'kept', sending: false }
                : { kind: 'not-saved', reason: 'device storage refused' }
          }
        />
        <Button variant="contained" onClick={onPublish}>
          Publish v{version + 1}…
        </Button>
      </FrameSlot>
    </>
  );
}
