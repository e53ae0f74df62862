import { letterOf } from '#domain/question/missing-before-submit.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { BlindTask } from '#domain/task/task.ts';
import { cursor } from '#domain/draft/grades.ts';
import { placeKey } from '#ui/rubric-matrix/judged-again.ts';
import { gradingActions } from './grading-actions.ts';
import type { GradingDraft } from './grading-draft.ts';
import type { Surface } from './surface-context.tsx';
import { createSurfaceStore, stand } from './surface-store.ts';

export type SurfaceInput = {
  readonly task: BlindTask;
  readonly settings: ProjectSettings;
  readonly settingsVersion: number;
  readonly draft: GradingDraft;
  readonly readOnly?: boolean;
  /** Verdicts that a changed rubric asks for again. */
  readonly again?: readonly { criterionId: string; responseId: string }[];
  readonly openHistory?: (responseId: string) => void;
};

/** Binds a task, its draft and what is on screen together; one for each task that is opened. */
export function createSurface(input: SurfaceInput): Surface {
  const { task, settings, draft } = input;
  const stood = cursor.safeParse(draft.getFields()['cursor']);
  const store = createSurfaceStore(task, stood.success ? stood.data : null);
  const again = input.again ? new Set(input.again.map(placeKey)) : null;
  const [first] = input.again ?? [];
  if (first && !stood.success) stand(store, first, 'key');
  // Questions are answered already: they are kept, and stand folded.
  if (again) store.setState({ openOnly: true, questionsFolded: true });
  return {
    again,
    task,
    settings,
    settingsVersion: input.settingsVersion,
    draft,
    responses: task.responses.map(({ id }, index) => ({ id, letter: letterOf(index) })),
    store,
    actions: gradingActions(task, settings, draft, again),
    panes: { current: new Map() },
    documentPane: { current: null },
    readOnly: input.readOnly ?? false,
    openHistory: input.openHistory ?? null,
  };
}
