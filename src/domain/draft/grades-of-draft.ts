import * as z from 'zod/mini';
import type { JsonValue } from '#domain/json-value.ts';
import { answer, type NamedAnswer } from '#domain/question/answer.ts';
import { verdictValue, type Verdict } from '#domain/rubric/verdict.ts';
import type { DraftFields } from './draft-fields.ts';
import { parseFieldName, type FieldName } from './field-name.ts';
import type { Grades } from './grades.ts';
import { highlight } from './highlight.ts';

/** A field whose value is not what its name promises. */
export type FieldProblem = { field: string; reason: string };

const verdictField = z.object({ value: verdictValue, criterionVersion: z.int() });
const evidenceField = z.array(z.string());
const textField = z.string();

/**
 * The typed view of a draft. Fields that this version does not know, the cursor, empty texts,
 * and explanations or evidence of verdicts that are still open are left out. A field with a
 * wrong value is left out and named in `problems`: a screen goes on with the rest, the server
 * refuses to submit. Everything is listed in the order of the field names, so that equal drafts
 * give equal grades however they came about.
 */
export function gradesOfDraft(fields: DraftFields): { grades: Grades; problems: FieldProblem[] } {
  const grades: Grades = { verdicts: [], answers: [], highlights: [], rewrites: [] };
  const problems: FieldProblem[] = [];
  const notes: { name: FieldName; value: JsonValue; field: string }[] = [];
  const verdicts = new Map<string, Verdict>();

  for (const field of Object.keys(fields).sort()) {
    const value = fields[field];
    const name = parseFieldName(field);
    if (name === null || value === undefined) continue;
    /** The value in the given shape, or null after noting that it has another one. */
    const read = <T>(shape: z.ZodMiniType<T>): T | null => {
      const parsed = shape.safeParse(value);
      if (parsed.success) return parsed.data;
      problems.push({ field, reason: reasonOf(parsed.error) });
      return null;
    };

    switch (name.kind) {
      case 'verdict': {
        const given = read(verdictField);
        if (given === null) break;
        const { criterionId, responseId } = name;
        const verdict: Verdict = { criterionId, responseId, ...given };
        verdicts.set(pair(name), verdict);
        grades.verdicts.push(verdict);
        break;
      }
      case 'explanation':
      case 'evidence':
        notes.push({ name, value, field });
        break;
      case 'answer': {
        const given = read(answer);
        if (given?.kind === 'text') {
          problems.push({ field, reason: 'A text answer belongs into a text/… field' });
        } else if (given !== null) {
          grades.answers.push(named(name, given));
        }
        break;
      }
      case 'text': {
        const text = read(textField);
        if (text) grades.answers.push(named(name, { kind: 'text', text }));
        break;
      }
      case 'rewrite': {
        const text = read(textField);
        if (text) grades.rewrites.push({ responseId: name.responseId, text });
        break;
      }
      case 'highlight': {
        const given = read(highlight);
        if (given !== null && given.id !== name.highlightId) {
          problems.push({ field, reason: 'The id inside differs from the id in the name' });
        } else if (given !== null) {
          grades.highlights.push(given);
        }
        break;
      }
      case 'cursor':
        break;
    }
  }
  for (const note of notes) attach(note.name, note.value, note.field);
  return { grades, problems };

  function attach(name: FieldName, value: JsonValue, field: string): void {
    if (name.kind === 'explanation') {
      const parsed = textField.safeParse(value);
      const verdict = verdicts.get(pair(name));
      if (!parsed.success) problems.push({ field, reason: reasonOf(parsed.error) });
      else if (verdict && parsed.data !== '') verdict.explanation = parsed.data;
    } else if (name.kind === 'evidence') {
      const parsed = evidenceField.safeParse(value);
      const verdict = verdicts.get(pair(name));
      if (!parsed.success) problems.push({ field, reason: reasonOf(parsed.error) });
      else if (verdict && parsed.data.length > 0) {
        verdict.evidence = parsed.data.map((highlightId) => ({ highlightId }));
      }
    }
  }
}

const pair = (of: { criterionId: string; responseId: string }) =>
  JSON.stringify([of.criterionId, of.responseId]);

function named(
  name: { question: string; responseId?: string },
  given: NamedAnswer['answer'],
): NamedAnswer {
  return name.responseId === undefined
    ? { question: name.question, answer: given }
    : { question: name.question, responseId: name.responseId, answer: given };
}

function reasonOf(error: z.core.$ZodError): string {
  const [first] = error.issues;
  const where = first?.path.length ? ` at ${first.path.join('.')}` : '';
  return `${first?.message ?? 'Not what this field holds'}${where}`;
}
