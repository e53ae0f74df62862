/**
 * Names of draft fields. Segments are percent-encoded, so criterion ids and question names
 * may hold any character.
 *
 *   verdict/<criterion>/<response>       { value, criterionVersion }
 *   explanation/<criterion>/<response>   text
 *   evidence/<criterion>/<response>      highlight ids
 *   answer/<question>[/<response>]       an Answer other than text
 *   text/<question>[/<response>]         the text of a text answer
 *   rewrite/<response>                   text
 *   highlight/<id>                       a Highlight
 *   cursor                               where the expert stood
 *   guard                                explanations for the reviewer (guard/check-draft.ts)
 *   origin/<field of a text>             where a text comes from (provenance/text-origin.ts)
 */
export type FieldName =
  | { kind: 'verdict' | 'explanation' | 'evidence'; criterionId: string; responseId: string }
  | { kind: 'answer' | 'text'; question: string; responseId?: string }
  | { kind: 'rewrite'; responseId: string }
  | { kind: 'highlight'; highlightId: string }
  | { kind: 'cursor' };

export function fieldName(name: FieldName): string {
  return segments(name).map(encodeURIComponent).join('/');
}

function segments(name: FieldName): string[] {
  switch (name.kind) {
    case 'verdict':
    case 'explanation':
    case 'evidence':
      return [name.kind, name.criterionId, name.responseId];
    case 'answer':
    case 'text':
      return name.responseId === undefined
        ? [name.kind, name.question]
        : [name.kind, name.question, name.responseId];
    case 'rewrite':
      return [name.kind, name.responseId];
    case 'highlight':
      return [name.kind, name.highlightId];
    case 'cursor':
      return ['cursor'];
  }
}

/** The parsed name, or null for a field that this version does not know (it is kept untouched). */
export function parseFieldName(field: string): FieldName | null {
  const [kind, first, second, ...rest] = field.split('/').map(decodeSegment);
  if (rest.length > 0) return null;
  if (kind === 'cursor' && first === undefined) return { kind };
  if (first === undefined) return null;
  if (kind === 'verdict' || kind === 'explanation' || kind === 'evidence') {
    return second === undefined ? null : { kind, criterionId: first, responseId: second };
  }
  if (kind === 'answer' || kind === 'text') {
    return second === undefined
      ? { kind, question: first }
      : { kind, question: first, responseId: second };
  }
  if (second !== undefined) return null;
  if (kind === 'rewrite') return { kind, responseId: first };
  if (kind === 'highlight') return { kind, highlightId: first };
  return null;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
