import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';

type Criterion = { id: string; version: number; points: number; text: string };
type Response = { id: string; messages: unknown[] };
type Work = {
  assignment: { id: string };
  task: {
    id: string;
    title: string;
    responses: Response[];
    rubric: { criteria: Criterion[] } | null;
  };
  draft: { revision: number };
  settings: { questions: { kind: string; name: string }[] };
};

export type Graded = { assignmentId: string; annotationId: string };

/** Asks the server as whoever is signed in on the page. */
export async function ask<Answer>(
  page: Page,
  method: string,
  path: string,
  data?: unknown,
): Promise<Answer> {
  const answer = await page.request.fetch(`${new URL(page.url()).origin}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `pictures:${path}` },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${text}`);
  // An endpoint that answers nothing has an empty body.
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/**
 * Grades what the queue has for the person who is signed in, so that pictures of reports have
 * something to report. It reads the responses as a stranger might: the more figures one names the
 * better it is taken to be; now and then the person sees it otherwise.
 */
export async function gradeSample(
  page: Page,
  projectId: string,
  {
    who,
    most,
    otherwise,
    rewrite,
  }: {
    /** Whose whims these are: the same name judges the same texts in the same way. */
    who: string;
    most: number;
    otherwise: number;
    /** What is written in place of the first response of each task. */
    rewrite?: string;
  },
): Promise<Graded[]> {
  const graded: Graded[] = [];
  while (graded.length < most) {
    const { work } = await claimed(page, projectId, graded.length);
    if (!work) break;
    const { annotationId } = await ask<{ annotationId: string }>(
      page,
      'POST',
      `/projects/${projectId}/assignments/${work.assignment.id}/submission`,
      {
        schema: 1,
        baseRevision: work.draft.revision,
        fields: {
          ...fieldsOf(work, who, otherwise),
          ...(rewrite !== undefined && { [`rewrite/${work.task.responses[0]?.id}`]: rewrite }),
        },
        activeSeconds: 900 + (work.task.responses.length * 260 + fraction(work.task.title) * 900),
      },
    );
    graded.push({ assignmentId: work.assignment.id, annotationId });
  }
  return graded;
}

async function claimed(
  page: Page,
  projectId: string,
  turn: number,
): Promise<{ work: Work | null }> {
  const answer = await page.request.fetch(
    `${new URL(page.url()).origin}/api/projects/${projectId}/claims`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `claim:${turn}` },
      data: JSON.stringify({ purpose: 'current' }),
    },
  );
  return (await answer.json()) as { work: Work | null };
}

function fieldsOf({ task, settings }: Work, who: string, otherwise: number) {
  const best = task.responses.toSorted((a, b) => figuresIn(b) - figuresIn(a));
  const fields: Record<string, unknown> = {};
  for (const { id, version, points, text } of task.rubric?.criteria ?? []) {
    for (const [rank, response] of best.entries()) {
      // Ids are new in every world, texts are not.
      const place = text + JSON.stringify(response.messages);
      const good = fraction(place) < (best.length - rank) / (best.length + 0.4);
      const differs = fraction(who + place) < otherwise;
      const met = (good !== differs) === points > 0;
      fields[`verdict/${id}/${response.id}`] = {
        value: met ? 'met' : 'not-met',
        criterionVersion: version,
      };
    }
  }
  const order = fraction(who + task.title) < otherwise * 2 ? best.toReversed() : best;
  for (const { kind, name } of settings.questions) {
    if (kind === 'text') {
      fields[`text/${name}`] =
        'The better one shows each step from the figures given to the result, so a client can check it. The other asserts a figure, and what it leaves out decides the answer.';
    }
    if (kind !== 'comparison') continue;
    const [first, second] = task.responses.map(({ id }) => id);
    fields[`answer/${name}`] =
      task.responses.length === 2
        ? {
            kind: 'preference',
            first,
            second,
            value: order[0]?.id === first ? -2 : 1,
            bothBad: false,
          }
        : { kind: 'ranking', slots: order.map(({ id }) => [id]), allBad: false };
  }
  return fields;
}

function figuresIn({ messages }: Response): number {
  return JSON.stringify(messages).match(/\d+/g)?.length ?? 0;
}

/** The same for the same text, from 0 to 1. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
