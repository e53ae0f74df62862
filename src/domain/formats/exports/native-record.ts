import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { NATIVE_FORMAT } from '#domain/formats/native/native-task.ts';
import { renameIds } from '#domain/formats/native/rename-ids.ts';
import type { DeliveredCheck } from '#domain/spot-check/delivered-check.ts';
import { recordedOrigins, type RecordedOrigin } from '#domain/provenance/text-origin.ts';
import type { GradedTask } from './graded-task.ts';

/** The first line of a Touchstone file. */
export const nativeHeaderLine = JSON.stringify({ kind: 'touchstone', format: NATIVE_FORMAT });

/** The last line; `sha256` is over all bytes before it, so a cut file is found out. */
export function nativeEndLine(counts: {
  tasks: number;
  annotations: number;
  drafts: number;
  spotChecks: readonly DeliveredCheck[];
  sha256: string;
}): string {
  return JSON.stringify({ kind: 'end', ...counts });
}

/** Where the texts come from, counted: readers need not know how it is recorded in the fields. */
function originsIn(fields: DraftFields): { origins?: RecordedOrigin[] } {
  const origins = recordedOrigins(fields);
  return origins.length === 0 ? {} : { origins };
}

/**
 * A whole task as one line of a Touchstone file. Response ids become `r1`, `r2`, … in the order
 * of import, so that the file says nothing of the database it came from and comes back the same.
 */
export function nativeRecord(task: GradedTask): { [key: string]: JsonValue } {
  const names = new Map(task.responses.map(({ id }, index) => [id, `r${index + 1}`]));
  const local = (id: string): string => names.get(id) ?? id;
  const plain = {
    kind: 'task',
    externalId: task.externalId,
    sourceHash: task.sourceHash,
    title: task.title,
    prompt: task.prompt,
    documents: task.documents,
    responses: task.responses.map((each) => ({
      id: local(each.id),
      messages: each.messages,
      model: each.model,
      ...(each.language === undefined ? {} : { language: each.language }),
      ...(each.derivedFrom === undefined ? {} : { derivedFrom: local(each.derivedFrom) }),
      ...(each.metadata === undefined ? {} : { metadata: each.metadata }),
      ...(each.raw === undefined ? {} : { raw: each.raw }),
      sourceHash: each.sourceHash,
    })),
    rubric:
      task.rubric === null
        ? null
        : { version: task.rubric.version, criteria: task.rubric.criteria },
    metadata: task.metadata,
    skills: task.skills,
    priority: task.priority,
    ...(task.gold === undefined ? {} : { gold: task.gold }),
    closed: task.closed,
    annotations: task.annotations.map((each) => ({
      annotator: each.annotatorId,
      version: each.version,
      round: each.round,
      grades: renameIds(each.grades, names),
      fields: renameIds(each.fields, names),
      ...originsIn(renameIds(each.fields, names)),
      displayOrder: each.displayOrder.map(local),
      rubricVersion: each.rubricVersion,
      projectVersion: each.projectVersion,
      scoringRule: each.scoringRule,
      scoringRuleVersion: each.scoringRuleVersion,
      scores: renameIds(each.scores, names),
      activeSeconds: each.activeSeconds,
      madeBy: each.madeBy,
      submittedAt: each.submittedAt,
      ...(each.review === undefined || each.review === 'unasked' ? {} : { review: each.review }),
    })),
    drafts: task.drafts.map((each) => ({
      ...each,
      fields: renameIds(each.fields, names),
      displayOrder: each.displayOrder.map(local),
    })),
    ...(task.final === null ? {} : { final: renameIds(task.final, names) }),
    ...(task.reviews.length === 0 ? {} : { reviews: renameIds(task.reviews, names) }),
  };
  return plain as { [key: string]: JsonValue };
}
