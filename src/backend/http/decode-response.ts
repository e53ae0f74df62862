import type { Endpoint } from '#contract/endpoint.ts';
import { problem } from '#contract/problem.ts';
import { BackendError } from '#backend/backend-error.ts';

/** The answer of a call, checked against the same schema that the server encoded it with. */
export async function decodeResponse<Params, Query, Body, Answer>(
  endpoint: Endpoint<Params, Query, Body, Answer>,
  response: Response,
): Promise<Answer> {
  if (!response.ok) throw await refusal(response);
  if (endpoint.answer.kind === 'none') {
    await response.body?.cancel();
    return undefined as Answer;
  }
  if (endpoint.answer.kind === 'bytes') return response.body as Answer;
  const parsed = endpoint.answer.schema.safeParse(await jsonOf(response));
  if (parsed.success) return parsed.data;
  throw new BackendError({
    kind: 'garbled',
    status: response.status,
    message: `The server's answer to ${endpoint.name} does not fit the contract at ${parsed.error.issues[0]?.path.join('.') ?? 'its root'}`,
  });
}

async function refusal(response: Response): Promise<BackendError> {
  const parsed = problem.safeParse(await jsonOf(response).catch(() => null));
  if (parsed.success) {
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
    return new BackendError({
      kind: 'problem',
      problem: parsed.data,
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
    });
  }
  // A proxy or a half-started server answered, not Touchstone.
  return new BackendError({
    kind: 'garbled',
    status: response.status,
    message: `Something between here and the server answered with status ${response.status}`,
  });
}

async function jsonOf(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw new BackendError({ kind: 'offline', message: 'The connection broke in mid-answer' });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new BackendError({
      kind: 'garbled',
      status: response.status,
      message: 'The answer is not JSON',
    });
  }
}
