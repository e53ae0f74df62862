import type { Work } from '#contract/queue/work.ts';
import type { Session } from '#contract/session/session.ts';
import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import { fieldName } from '#domain/draft/field-name.ts';
import type { Project } from '#domain/project/project.ts';
import type { AppFetch } from './handlers.ts';
import type { Step, Verdicts, World } from './worlds/world.ts';

type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<unknown>;

/**
 * Brings a freshly seeded server into a world, by the same requests that a browser would send:
 * so no world can hold what the product could not have made. Whoever acted last stays signed in.
 */
export async function playWorld(app: AppFetch, world: World): Promise<void> {
  const ask = asking(app);
  for (const [n, step] of world.steps.entries()) {
    const session = (await ask('POST', '/session/sample', { persona: step.as })) as Session;
    const project = `/projects/${session.memberships[0]?.projectId}`;
    await play(ask, project, step, `world:${n + 1}`);
  }
}

async function play(ask: Ask, project: string, step: Step, key: string): Promise<void> {
  if (step.does === 'publish') {
    const { version, settings } = (await ask('GET', project)) as Project;
    const changed = { ...settings, ...step.changes };
    await ask('PUT', `${project}/settings`, changed, { 'If-Match': String(version) });
    return;
  }
  const claim = await ask('POST', `${project}/claims`, { purpose: 'current' });
  const { work } = claim as { work: Work | null };
  if (work === null) throw new Error(`There is no task for ${step.as} at ${key}`);
  const own = `${project}/assignments/${work.assignment.id}`;
  const headers = { 'Idempotency-Key': key };
  if (step.does === 'begin') {
    const patch = {
      [fieldName({ kind: 'text', question: 'Justification' })]: { set: step.why },
    };
    await ask(
      'PATCH',
      `${own}/draft`,
      { schema: DRAFT_SCHEMA, patch },
      { ...headers, 'If-Match': String(work.draft.revision) },
    );
    return;
  }
  const fields = { ...verdictFields(work, step.verdicts), ...answerFields(work, step) };
  const body = { schema: DRAFT_SCHEMA, baseRevision: work.draft.revision, fields };
  await ask('POST', `${own}/submission`, { ...body, activeSeconds: 600 }, headers);
}

function verdictFields({ task }: Work, verdicts: Verdicts): DraftFields {
  const fields: DraftFields = {};
  for (const [row, criterion] of (task.rubric?.criteria ?? []).entries()) {
    const met = verdicts === 'all-met' || (verdicts === 'every-other-met' && row % 2 === 0);
    for (const { id: responseId } of task.responses) {
      const name = fieldName({ kind: 'verdict', criterionId: criterion.id, responseId });
      fields[name] = { value: met ? 'met' : 'not-met', criterionVersion: criterion.version };
    }
  }
  return fields;
}

/** Preference or, from three responses on, a ranking in the order or against it; and why. */
function answerFields(
  { task }: Work,
  { preference, why }: Extract<Step, { does: 'grade' }>,
): DraftFields {
  const ids = task.responses.map(({ id }) => id);
  const [first = '', second = ''] = ids;
  return {
    [fieldName({ kind: 'answer', question: 'Preference' })]:
      ids.length === 2
        ? { kind: 'preference', first, second, value: preference, bothBad: false }
        : {
            kind: 'ranking',
            slots: (preference > 0 ? ids.toReversed() : ids).map((id) => [id]),
            allBad: false,
          },
    [fieldName({ kind: 'text', question: 'Justification' })]: why,
  };
}

function asking(app: AppFetch): Ask {
  return async (method, path, body, headers = {}) => {
    const answer = await app.fetch(
      new Request(`http://touchstone.test/api${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
