import { flushSync } from 'react-dom';
import { fieldName } from '#domain/draft/field-name.ts';
import { conversationText, isTrajectory } from '#domain/task/message-text.ts';
import type { RewriteView } from '#ui/rewrite-editor/rewrite-editor-props.ts';
import type { Surface } from './surface-context.tsx';
import { stand } from './surface-store.ts';

/** A run of steps is judged, not rewritten: only a single answer can be. */
export function canRewrite(surface: Surface, responseId: string): boolean {
  const response = surface.task.responses.find((each) => each.id === responseId);
  return response !== undefined && !isTrajectory(response.messages) && !surface.readOnly;
}

/** The text that a rewrite starts from. */
export function originalText(surface: Surface, responseId: string): string {
  const response = surface.task.responses.find((each) => each.id === responseId);
  return response ? conversationText(response.messages) : '';
}

/** Opens the rewrite of a response, or closes it where it is open. */
export function openRewrite(surface: Surface, responseId: string): void {
  const { store } = surface;
  if (!canRewrite(surface, responseId)) return;
  if (store.getState().rewriting?.responseId === responseId) return closeRewrite(surface);
  stand(store, { responseId }, 'pointer');
  flushSync(() => store.setState({ rewriting: { responseId, view: 'edit' }, maximised: null }));
}

/** Closes the editor; a text that equals the original is no rewrite and is taken out again. */
export function closeRewrite(surface: Surface): void {
  const { store, draft } = surface;
  const open = store.getState().rewriting;
  if (!open) return;
  const field = fieldName({ kind: 'rewrite', responseId: open.responseId });
  if (draft.getFields()[field] === originalText(surface, open.responseId)) {
    draft.setField(field, undefined);
  }
  store.setState({ rewriting: null });
}

export function toggleRewriteView(surface: Surface, view: RewriteView): void {
  surface.store.setState((now) =>
    now.rewriting ? { rewriting: { ...now.rewriting, view } } : now,
  );
}
