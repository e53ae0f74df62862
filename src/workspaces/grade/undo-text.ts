import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { fieldText } from './field-text.ts';

/** What an undo or redo changed, in words. */
export function undoText(
  surface: Surface,
  fields: readonly string[],
  what: 'undone' | 'redone',
): string {
  const named = fields.filter((each) => each !== 'cursor' && !each.startsWith('origin/'));
  const first = named[0];
  if (first === undefined) return what === 'undone' ? 'Nothing to undo' : 'Nothing to redo';
  const verb = what === 'undone' ? 'Undone' : 'Done again';
  const rest = named.length - 1;
  return `${verb}: ${fieldText(surface, first)}${rest > 0 ? ` and ${rest} more` : ''}`;
}
