import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { proposeRubric as endpoint } from '#contract/rubrics/propose-rubric.ts';

export function proposeRubric(
  backend: Backend,
  params: { projectId: string; assignmentId: string },
  body: BodyOf<typeof endpoint>,
) {
  return backend.send(endpoint, { params, body });
}
