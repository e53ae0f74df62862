import { parseFieldName } from '#domain/draft/field-name.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { fieldText } from './field-text.ts';

/** Everything that was written, with its places, on the clipboard: the last way out. */
export async function copyDraftText(surface: Surface): Promise<void> {
  const parts = Object.entries(surface.draft.getFields()).flatMap(([field, value]) => {
    const kind = parseFieldName(field)?.kind;
    if (kind === 'cursor' || kind === undefined) return [];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [`## ${fieldText(surface, field)}\n\n${text}`];
  });
  await navigator.clipboard.writeText(`# ${surface.task.title}\n\n${parts.join('\n\n')}\n`);
}
