import { createContext, useContext, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { BlindTask } from '#domain/task/task.ts';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import type { ResponsePaneHandle } from '#ui/response-pane/response-pane-props.ts';
import type { JudgedAgain } from '#ui/rubric-matrix/judged-again.ts';
import type { GradingActions } from './grading-actions.ts';
import type { GradingDraft } from './grading-draft.ts';
import type { SurfaceState, SurfaceStore } from './surface-store.ts';

/** Everything below the surface reads from here; it stays the same object for one task. */
export type Surface = {
  readonly task: BlindTask;
  readonly responses: readonly LetteredResponse[];
  readonly settings: ProjectSettings;
  readonly settingsVersion: number;
  readonly draft: GradingDraft;
  readonly store: SurfaceStore;
  readonly actions: GradingActions;
  /** Handles of the panes that are open now, by response id. */
  readonly panes: RefObject<Map<string, ResponsePaneHandle>>;
  /** The handle of the document that is open now. */
  readonly documentPane: RefObject<DocumentPaneHandle | null>;
  readonly readOnly: boolean;
  readonly again: JudgedAgain;
  /** Shows what the server kept of a rewrite; null where nothing is kept, as in a preview. */
  readonly openHistory: ((responseId: string) => void) | null;
};

/** What keys and links need of an open document. */
export type DocumentPaneHandle = Pick<
  ResponsePaneHandle,
  'scrollToHighlight' | 'scrollToSpan' | 'selection' | 'clearSelection' | 'focus'
> & { readonly documentId: string };

const SurfaceContext = createContext<Surface | null>(null);

export const SurfaceProvider = SurfaceContext;

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('There is no grading surface above this component');
  return surface;
}

/** One part of what is on screen; the component renders only when that part changes. */
export function useSurfaceState<Part>(select: (state: SurfaceState) => Part): Part {
  return useStore(useSurface().store, select);
}

/** Keeps the handle of an open pane for the keys that reach into it; null when it closes. */
export function registerPane(
  { panes }: Surface,
  responseId: string,
  handle: ResponsePaneHandle | null,
): void {
  if (handle) panes.current.set(responseId, handle);
  else panes.current.delete(responseId);
}

/** Keeps the handle of the open document until the function that it answers is called. */
export function registerDocument(
  { documentPane }: Surface,
  handle: DocumentPaneHandle,
): () => void {
  documentPane.current = handle;
  return () => {
    if (documentPane.current === handle) documentPane.current = null;
  };
}
