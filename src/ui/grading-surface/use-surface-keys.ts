import { useEffect } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { fieldName } from '#domain/draft/field-name.ts';
import { isTyping, isUnderOverlay, unlessTyping } from '#ui/unless-typing.ts';
import { answerDigit, judge, linkSelection, moveCriterion, moveResponse } from './judging.ts';
import {
  afterPaint,
  focusCurrentVerdict,
  focusQuestion,
  jumpToEvidence,
  openNote,
} from './go-to.ts';
import { openRewrite, toggleRewriteView } from './rewriting.ts';
import type { Surface } from './surface-context.tsx';
import { prefer } from './surface-store.ts';
import { undoSeen } from './undo-seen.ts';

export interface SurfaceCommands {
  readonly onSubmit: () => void;
  readonly onSkip: () => void;
  readonly onLeave: () => void;
  readonly onMissing: () => void;
  readonly onSaveNow: () => void;
  readonly onUndo: (fields: readonly string[], what: 'undone' | 'redone') => void;
}

/** The keys of look.md §6. Letters judge; Shift leaves; Ctrl/Cmd acts on the whole. */
export function useSurfaceKeys(surface: Surface, commands: SurfaceCommands): void {
  useEffect(() => {
    const { store, draft } = surface;
    /** Keeps the focus on the verdict that is current, if it was on one before. */
    const inMatrix = (run: () => void) => () => {
      const follows = document.activeElement?.closest('[data-matrix]') != null;
      run();
      if (follows) afterPaint(focusCurrentVerdict);
    };
    const key = (run: () => void) => unlessTyping(inMatrix(run));
    const whole = (run: () => void) => (event: KeyboardEvent) => {
      if (event.defaultPrevented || isUnderOverlay()) return;
      event.preventDefault();
      run();
    };
    const digits = Object.fromEntries(
      Array.from({ length: 10 }, (_, digit) => [
        String(digit),
        unlessTyping((event) => answerDigit(surface, digit, isInScale(event.target))),
      ]),
    );
    const handle = createKeybindingsHandler({
      ...digits,
      j: key(() => moveCriterion(surface, 1)),
      k: key(() => moveCriterion(surface, -1)),
      '[': key(() => moveResponse(surface, -1)),
      ']': key(() => moveResponse(surface, 1)),
      y: key(() => judge(surface, 'met')),
      n: key(() => judge(surface, 'not-met')),
      u: key(() => judge(surface, 'not-applicable')),
      p: key(() => judge(surface, 'partly')),
      h: unlessTyping(() => linkSelection(surface)),
      e: unlessTyping(openNote),
      g: unlessTyping(() => jumpToEvidence(surface, currentEvidence(surface))),
      r: unlessTyping(() => openRewrite(surface, store.getState().responseId)),
      d: unlessTyping(() => store.setState((now) => ({ compareWords: !now.compareWords }))),
      f: unlessTyping(() =>
        store.setState((now) => ({ maximised: now.maximised ? null : now.responseId })),
      ),
      l: unlessTyping(() =>
        prefer(surface.store, { scrollTogether: !store.getState().preferences.scrollTogether }),
      ),
      i: unlessTyping(() => store.setState((now) => ({ instructionsOpen: !now.instructionsOpen }))),
      w: unlessTyping(() => {
        const text = surface.settings.questions.find((each) => each.kind === 'text');
        if (text) focusQuestion(surface, text.name);
      }),
      '.': unlessTyping(commands.onMissing),
      'Shift+S': unlessTyping(commands.onSkip),
      'Shift+E': unlessTyping(commands.onLeave),
      'Alt+Digit1': whole(() => toggleRewriteView(surface, 'edit')),
      'Alt+Digit2': whole(() => toggleRewriteView(surface, 'diff')),
      'Alt+Digit3': whole(() => toggleRewriteView(surface, 'preview')),
      '$mod+Enter': whole(commands.onSubmit),
      '$mod+KeyS': whole(commands.onSaveNow),
      '$mod+KeyF': (event) => {
        const pane = surface.panes.current.get(store.getState().responseId);
        if (!pane || event.defaultPrevented || isUnderOverlay()) return;
        if (pane.openFind()) event.preventDefault();
      },
      '$mod+KeyZ': unlessTyping(() => commands.onUndo(undoSeen(draft, 'undo'), 'undone')),
      '$mod+Shift+KeyZ': unlessTyping(() => commands.onUndo(undoSeen(draft, 'redo'), 'redone')),
    });
    const onKey = (event: KeyboardEvent) => {
      // A plain key of a text is nobody's shortcut: it is not even looked up.
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!(plain && isTyping(event))) handle(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [surface, commands]);
}

/** With the focus in a scale criterion, digits answer that one. */
function isInScale(target: EventTarget | null): boolean {
  const group =
    target instanceof Element ? target.closest('[data-matrix] [role="radiogroup"]') : null;
  return group?.querySelector('input[value="1"]') != null;
}

function currentEvidence({ store, draft }: Surface): readonly string[] {
  const { criterionId, responseId } = store.getState();
  if (criterionId === null) return [];
  const value = draft.getFields()[fieldName({ kind: 'evidence', criterionId, responseId })];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
