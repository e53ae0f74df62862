import { parseFieldName } from '#domain/draft/field-name.ts';
import type { BlindTask } from '#domain/task/task.ts';

/**
 * What a draft field is to a person: `Criterion 4 for response B`, `Rewrite of response A`. Without
 * the task, which a device may no longer hold, it falls back to the names that the field has.
 * Null for fields that are not the person's work.
 */
export function fieldLabel(field: string, task: BlindTask | null): string | null {
  const name = parseFieldName(field);
  const response = (id: string) => {
    const place = task?.responses.findIndex((each) => each.id === id) ?? -1;
    return `response ${place < 0 ? id : String.fromCodePoint(65 + place)}`;
  };
  const criterion = (id: string) => {
    const place = task?.rubric?.criteria.findIndex((each) => each.id === id) ?? -1;
    return place < 0 ? id : String(place + 1);
  };
  switch (name?.kind) {
    case 'verdict':
      return `Criterion ${criterion(name.criterionId)} for ${response(name.responseId)}`;
    case 'explanation':
      return `Note on criterion ${criterion(name.criterionId)} for ${response(name.responseId)}`;
    case 'evidence':
      return `Evidence for criterion ${criterion(name.criterionId)} in ${response(name.responseId)}`;
    case 'answer':
    case 'text':
      return name.responseId === undefined
        ? name.question
        : `${name.question} for ${response(name.responseId)}`;
    case 'rewrite':
      return `Rewrite of ${response(name.responseId)}`;
    case 'highlight':
      return 'Highlight';
    case 'cursor':
      return null;
    default:
      return field;
  }
}
