import { flushSync } from 'react-dom';
import { fieldName } from '#domain/draft/field-name.ts';
import { highlight } from '#domain/draft/highlight.ts';
import type { Missing } from '#domain/question/missing-before-submit.ts';
import { questionTitle } from '#ui/questions/question-title.ts';
import type { DocumentPaneHandle, Surface } from './surface-context.tsx';
import { stand } from './surface-store.ts';

/** What was pressed leads to its place, and the focus goes with it. */
export function goToMissing(surface: Surface, missing: Missing): void {
  if (missing.kind === 'verdict') {
    const { criterionId, responseId } = missing;
    if (criterionId)
      stand(surface.store, { criterionId, ...(responseId && { responseId }) }, 'key');
    afterPaint(focusCurrentVerdict);
  } else if (missing.question !== undefined) {
    focusQuestion(surface, missing.question);
  }
}

export function goToCriterion(surface: Surface, criterionId: string): void {
  stand(surface.store, { criterionId }, 'key');
  afterPaint(focusCurrentVerdict);
}

/** Puts the focus on a question's first control; a folded list is opened first. */
export function focusQuestion(surface: Surface, question: string): void {
  const asked = surface.settings.questions.find((each) => each.name === question);
  const title = asked ? questionTitle(asked, surface.responses.length) : question;
  // At once, not after a paint: the next letter may already be part of the answer.
  flushSync(() => surface.store.setState({ questionsFolded: false }));
  const place = shown('[data-question]').find((each) => each.dataset['question'] === title);
  const control = place?.matches('textarea, input')
    ? place
    : (place?.querySelector<HTMLElement>('input:checked') ??
      place?.querySelector<HTMLElement>('input, textarea, button'));
  control?.focus();
  // One writes on where the text ends.
  if (control instanceof HTMLTextAreaElement) {
    control.setSelectionRange(control.value.length, control.value.length);
  }
  control?.scrollIntoView({ block: 'nearest' });
}

export function focusCurrentVerdict(): void {
  const line = shown('[data-matrix] [data-current-line]')[0];
  const radio =
    line?.querySelector<HTMLElement>('input:checked') ?? line?.querySelector<HTMLElement>('input');
  radio?.focus({ preventScroll: true });
}

/** Opens the note of the current verdict and goes there. */
export function openNote(): void {
  const line = shown('[data-matrix] [data-current-line]')[0];
  const field = line?.querySelector<HTMLElement>('[data-note]');
  if (field) field.focus();
  else line?.querySelector<HTMLElement>('[data-note-button]')?.click();
}

/** Jumps to the first evidence of the current verdict; from there back to the verdict. */
export function jumpToEvidence(surface: Surface, evidence: readonly string[]): void {
  const { responseId } = surface.store.getState();
  const inText = document.activeElement?.closest(
    `[data-pane="${CSS.escape(responseId)}"], [data-document]`,
  );
  if (inText || evidence[0] === undefined) focusCurrentVerdict();
  else goToHighlight(surface, evidence[0]);
}

/** Goes to a mark, wherever it was made: in a response, or in a document, which is opened. */
export function goToHighlight(surface: Surface, highlightId: string): void {
  const field = surface.draft.getFields()[fieldName({ kind: 'highlight', highlightId })];
  const found = highlight.safeParse(field);
  if (!found.success) return;
  const { target } = found.data;
  if (target.kind === 'document') {
    inDocument(surface, target.documentId, (pane) => pane.scrollToHighlight(highlightId));
  } else if (target.kind === 'response') {
    stand(surface.store, { responseId: target.responseId }, 'key');
    requestAnimationFrame(() =>
      surface.panes.current.get(target.responseId)?.scrollToHighlight(highlightId),
    );
  }
}

/**
 * Opens a document and does something in it; `run` says whether its place was there. The
 * document's code may have to come first, and its marks are drawn a moment after it.
 */
export function inDocument(
  surface: Surface,
  documentId: string,
  run: (pane: DocumentPaneHandle) => boolean,
): void {
  surface.store.setState({ documentId });
  let framesLeft = 300;
  const attempt = () => {
    if (surface.store.getState().documentId !== documentId) return;
    const pane = surface.documentPane.current;
    framesLeft -= 1;
    const done = pane?.documentId === documentId && run(pane);
    if (!done && framesLeft > 0) requestAnimationFrame(attempt);
  };
  attempt();
}

export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

/** Elements of the task on screen: the next task and the one before are in the page too, unseen. */
function shown(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((each) =>
    each.checkVisibility(),
  );
}
