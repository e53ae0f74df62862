import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { BlindTask } from '#domain/task/task.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { createSurface } from './create-surface.ts';
import { goToMissing } from './go-to.ts';
import { GradingSurface } from './grading-surface.tsx';
import { keptDraft } from './kept-draft.ts';
import { MissingList } from './missing-list.tsx';
import { missingNow, useMissing } from './use-missing.ts';
import { useSurfaceKeys, type SurfaceCommands } from './use-surface-keys.ts';

interface BlindGradingProps {
  readonly task: BlindTask;
  readonly settings: ProjectSettings;
  readonly settingsVersion: number;
  /** Names what is kept on this device until it is sent. */
  readonly keptAs: string;
  /** What it begins with; nothing where it is blind. */
  readonly initial?: DraftFields;
  /** `Unveil`, `Accept my version`. */
  readonly action: string;
  /** True where nothing may be missing before the action. */
  readonly complete: boolean;
  readonly busy: boolean;
  /** Left of the action. */
  readonly also?: ReactNode;
  readonly onDone: (fields: DraftFields) => Promise<void>;
}

/**
 * A task to be graded by somebody who holds no assignment for it: a reviewer before the expert's
 * answers are shown, a lead in a spot check. Give it a key for each task.
 */
export function BlindGrading(props: BlindGradingProps) {
  const { task, settings, settingsVersion, complete, onDone } = props;
  const [draft] = useState(() => keptDraft(props.keptAs, props.initial));
  const [surface] = useState(() => createSurface({ task, settings, settingsVersion, draft }));
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  const commands = useMemo<SurfaceCommands>(
    () => ({
      onSubmit: () => {
        const first = complete ? missingNow(surface)[0] : undefined;
        if (first) return goToMissing(surface, first);
        void latest.current(draft.getFields()).then(
          () => draft.forget(),
          // Whoever sends it says why it was refused; what was graded stays.
          () => undefined,
        );
      },
      onSkip: nothing,
      onLeave: nothing,
      onSaveNow: nothing,
      onUndo: nothing,
      onMissing: () => {
        const first = missingNow(surface)[0];
        if (first) goToMissing(surface, first);
      },
    }),
    [surface, draft, complete],
  );
  useSurfaceKeys(surface, commands);
  const footer = (
    <Foot>
      <LeftToDo />
      <span data-actions="">
        {props.also}
        <Button
          variant="contained"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          loading={props.busy}
          onClick={commands.onSubmit}
          endIcon={<KeyHint keys="Mod+Enter" />}
        >
          {props.action}
        </Button>
      </span>
    </Foot>
  );
  return <GradingSurface surface={surface} footer={footer} />;
}

const nothing = () => undefined;

function LeftToDo() {
  return <MissingList missing={useMissing()} />;
}

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  flex: 'none',
  boxSizing: 'border-box',
  minHeight: 46,
  padding: '6px 12px 6px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
  '& [data-actions]': { display: 'flex', gap: 4, flex: 'none' },
}));
