import { ListPlus, LogOut, PanelLeft, PenLine, SkipForward, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { Command } from '#ui/command-palette/command.ts';
import { goToCriterion } from '#ui/grading-surface/go-to.ts';
import { openRewrite } from '#ui/grading-surface/rewriting.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { prefer } from '#ui/grading-surface/surface-store.ts';
import type { SurfaceCommands } from '#ui/grading-surface/use-surface-keys.ts';
import { undoSeen } from '#ui/grading-surface/undo-seen.ts';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { verdictWords } from '#ui/rubric-matrix/verdict-glyph-of.ts';
import { useScreenEntry, type ScreenEntry } from '#ui/screen-register.tsx';
import { gradeShortcuts } from './grade-shortcuts.ts';

interface TaskEntryProps {
  readonly surface: Surface;
  readonly commands: SurfaceCommands;
  /** Null where the project takes no rubrics from experts. */
  readonly onPropose: (() => void) | null;
}

/** Draws nothing: tells palette and shortcut sheet what they offer while a task is open. */
export function TaskEntry({ surface, commands, onPropose }: TaskEntryProps) {
  useScreenEntry(
    useMemo(() => taskEntry({ surface, commands, onPropose }), [surface, commands, onPropose]),
  );
  return null;
}

function taskEntry(of: TaskEntryProps): ScreenEntry {
  return {
    screen: 'Grade',
    shortcuts: () => gradeShortcuts,
    commands: () => [...criteriaCommands(of.surface), ...taskCommands(of)],
  };
}

function criteriaCommands(surface: Surface): Command[] {
  const { verdicts } = gradesOfDraft(surface.draft.getFields()).grades;
  return (surface.task.rubric?.criteria ?? []).map((criterion, index) => ({
    id: `criterion:${criterion.id}`,
    group: 'In this task',
    label: criterionTitle(criterion),
    mark: String(index + 1),
    detail: surface.responses
      .map(({ id, letter }) => {
        const verdict = verdicts.find(
          (each) => each.criterionId === criterion.id && each.responseId === id,
        );
        return `${letter} ${verdictWords(criterion, verdict?.value ?? null)}`;
      })
      .join(', '),
    keywords: [criterion.text],
    run: () => goToCriterion(surface, criterion.id),
  }));
}

function taskCommands({ surface, commands, onPropose }: TaskEntryProps): Command[] {
  const { store, draft } = surface;
  const docked = store.getState().preferences.promptDocked;
  return [
    {
      id: 'leave',
      group: 'Commands',
      label: 'Leave the task: save and exit',
      icon: LogOut,
      keys: 'Shift+E',
      run: commands.onLeave,
    },
    {
      id: 'skip',
      group: 'Commands',
      label: 'Skip the task',
      icon: SkipForward,
      keys: 'Shift+S',
      detail: 'asks for a reason',
      run: commands.onSkip,
    },
    {
      id: 'rewrite',
      group: 'Commands',
      label: 'Rewrite the current response',
      icon: PenLine,
      keys: 'R',
      run: () => openRewrite(surface, store.getState().responseId),
    },
    {
      id: 'dock',
      group: 'Commands',
      label: docked ? 'Put the prompt over the responses' : 'Dock the prompt at the left',
      icon: PanelLeft,
      detail: docked ? 'now at the left' : 'now at top',
      run: () => prefer(store, { promptDocked: !docked }),
    },
    ...(onPropose
      ? [
          {
            id: 'propose',
            group: 'Commands',
            label: 'Propose a rubric',
            icon: ListPlus,
            run: onPropose,
          },
        ]
      : []),
    {
      id: 'undo',
      group: 'Commands',
      label: 'Undo',
      icon: Undo2,
      keys: 'Mod+Z',
      run: () => commands.onUndo(undoSeen(draft, 'undo'), 'undone'),
    },
  ];
}
