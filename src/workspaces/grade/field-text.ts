import { parseFieldName } from '#domain/draft/field-name.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';

/** What a draft field is to a person: `4 for B`, `Preference`, `Rewrite of B`. */
export function fieldText({ task, responses }: Surface, field: string): string {
  const name = parseFieldName(field);
  const letterOf = (id: string) => responses.find((each) => each.id === id)?.letter ?? '?';
  const numberOf = (id: string) =>
    (task.rubric?.criteria ?? []).findIndex((each) => each.id === id) + 1;
  switch (name?.kind) {
    case 'verdict':
      return `${numberOf(name.criterionId)} for ${letterOf(name.responseId)}`;
    case 'explanation':
      return `Note on ${numberOf(name.criterionId)} for ${letterOf(name.responseId)}`;
    case 'evidence':
      return `Evidence for ${numberOf(name.criterionId)} in ${letterOf(name.responseId)}`;
    case 'answer':
    case 'text':
      return name.responseId === undefined
        ? name.question
        : `${name.question} for ${letterOf(name.responseId)}`;
    case 'rewrite':
      return `Rewrite of ${letterOf(name.responseId)}`;
    case 'highlight':
      return 'Highlight';
    default:
      return 'Place on screen';
  }
}
