import * as z from 'zod/mini';
import { account, membership, session } from '#contract/session/session.ts';
import { problem } from '#contract/problem.ts';
import { work } from '#contract/queue/work.ts';
import { responseScore } from '#domain/annotation/annotation.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { draftPatch } from '#domain/draft/draft-patch.ts';
import { draft } from '#domain/draft/draft.ts';
import { jsonValue } from '#domain/json-value.ts';
import { projectFile, projectSettings } from '#domain/project/project-settings.ts';
import { project } from '#domain/project/project.ts';
import { question } from '#domain/question/question.ts';
import { assignment } from '#domain/queue/assignment.ts';
import { criterion } from '#domain/rubric/criterion.ts';
import { rubric } from '#domain/rubric/rubric.ts';
import { scale } from '#domain/rubric/scale.ts';
import { taskDocument } from '#domain/task/document.ts';
import { message } from '#domain/task/message.ts';
import { blindResponse } from '#domain/task/response.ts';
import { blindTask } from '#domain/task/task.ts';

/** Schemas that the OpenAPI document shows once and refers to, instead of repeating them. */
export function namedSchemas(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  const schemas = {
    Account: account,
    Assignment: assignment,
    BlindResponse: blindResponse,
    BlindTask: blindTask,
    Criterion: criterion,
    Draft: draft,
    DraftFields: draftFields,
    DraftPatch: draftPatch,
    JsonValue: jsonValue,
    Membership: membership,
    Message: message,
    Problem: problem,
    Project: project,
    ProjectFile: projectFile,
    ProjectSettings: projectSettings,
    Question: question,
    ResponseScore: responseScore,
    Rubric: rubric,
    Scale: scale,
    Session: session,
    TaskDocument: taskDocument,
    Work: work,
  };
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  return registry;
}
