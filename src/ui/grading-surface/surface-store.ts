import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Cursor } from '#domain/draft/grades.ts';
import type { BlindTask } from '#domain/task/task.ts';
import type { RewriteView } from '#ui/rewrite-editor/rewrite-editor-props.ts';
import { rubricLayout } from '#ui/rubric-matrix/rubric-layout.ts';
import {
  keepPreferences,
  recallPreferences,
  type SurfacePreferences,
} from './surface-preferences.ts';

/** What is on screen, apart from the answers: where the person stands and how it is laid out. */
export type SurfaceState = {
  readonly criterionId: string | null;
  readonly responseId: string;
  /** Moves by key scroll the list under the eye; by pointer nothing moves that need not. */
  readonly movedBy: 'key' | 'pointer';
  /** Response ids, the one looked at last first: decides which panes stay open. */
  readonly recent: readonly string[];
  readonly maximised: string | null;
  readonly rewriting: { readonly responseId: string; readonly view: RewriteView } | null;
  readonly compareWords: boolean;
  readonly openOnly: boolean;
  readonly questionsFolded: boolean;
  readonly instructionsOpen: boolean;
  /** The document that stands in the prompt's place; null = the prompt. */
  readonly documentId: string | null;
  readonly preferences: SurfacePreferences;
};

export type SurfaceStore = StoreApi<SurfaceState>;

export function createSurfaceStore(task: BlindTask, cursor: Cursor | null): SurfaceStore {
  const ids = task.responses.map((each) => each.id);
  const order = rubricLayout(task.rubric?.criteria ?? []).flatMap((section) =>
    section.criteria.map((each) => each.criterion.id),
  );
  const criterionId = order.find((id) => id === cursor?.criterionId) ?? order[0] ?? null;
  const responseId = ids.find((id) => id === cursor?.responseId) ?? ids[0] ?? '';
  const store = createStore<SurfaceState>(() => ({
    criterionId,
    responseId,
    movedBy: 'key',
    recent: [responseId, ...ids.filter((id) => id !== responseId)],
    maximised: null,
    rewriting: null,
    compareWords: false,
    openOnly: false,
    questionsFolded: false,
    instructionsOpen: false,
    documentId: null,
    preferences: recallPreferences(),
  }));
  store.subscribe((now, before) => {
    if (now.preferences !== before.preferences) keepPreferences(now.preferences);
  });
  return store;
}

/** Stands on a criterion and a response; either may be left as it is. */
export function stand(
  store: SurfaceStore,
  at: { criterionId?: string; responseId?: string },
  movedBy: SurfaceState['movedBy'],
): void {
  store.setState((now) => {
    const responseId = at.responseId ?? now.responseId;
    const recent =
      responseId === now.recent[0]
        ? now.recent
        : [responseId, ...now.recent.filter((id) => id !== responseId)];
    // A maximised pane gives way to the response that the person goes to.
    const maximised = now.maximised === null ? null : responseId;
    return {
      criterionId: at.criterionId ?? now.criterionId,
      responseId,
      recent,
      maximised,
      movedBy,
    };
  });
}

export function prefer(store: SurfaceStore, change: Partial<SurfacePreferences>): void {
  store.setState((now) => ({ preferences: { ...now.preferences, ...change } }));
}

/** Takes over what was preferred since this surface was made; equal preferences change nothing. */
export function recallIntoSurface(store: SurfaceStore): void {
  const preferences = recallPreferences();
  if (JSON.stringify(preferences) !== JSON.stringify(store.getState().preferences)) {
    store.setState({ preferences });
  }
}
