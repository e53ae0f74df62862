import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { Surface } from './surface-context.tsx';

/** Where a comment is, as its chip says it: `8 · B`, `B ¶ 4`, `Rewrite of B`, `Preference`. */
export function anchorText({ task, responses }: Surface, anchor: ReviewAnchor): string {
  const number = (id: string) =>
    (task.rubric?.criteria.findIndex((each) => each.id === id) ?? -1) + 1 || '?';
  const letter = (id: string) => responses.find((each) => each.id === id)?.letter ?? '?';
  switch (anchor.kind) {
    case 'task':
      return 'Task';
    case 'criterion':
      return `Criterion ${number(anchor.criterionId)}`;
    case 'verdict':
      return `${number(anchor.criterionId)} · ${letter(anchor.responseId)}`;
    case 'question':
      return anchor.question;
    case 'response-span':
      return `${letter(anchor.responseId)} ${anchor.locator ?? ''}`.trim();
    case 'rewrite-span':
      return `Rewrite of ${letter(anchor.responseId)}`;
    case 'document-span':
      return anchor.locator ?? 'Document';
  }
}
