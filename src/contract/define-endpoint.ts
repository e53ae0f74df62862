import type * as z from 'zod/mini';
import type { BytesBody, Endpoint, JsonBody, NoBody } from './endpoint.ts';

type Description<Params, Query, Body, Answer> = Pick<
  Endpoint,
  'name' | 'method' | 'path' | 'summary' | 'permission'
> & {
  params?: z.ZodMiniType<Params, unknown>;
  query?: z.ZodMiniType<Query, unknown>;
  body?: z.ZodMiniType<Body, unknown> | BytesBody;
  answer?: z.ZodMiniType<Answer, unknown> | BytesBody;
  headers?: Endpoint['headers'];
  problems?: Endpoint['problems'];
};

/** Completes an endpoint's description: what is left out is empty. */
export function defineEndpoint<
  Params = undefined,
  Query = undefined,
  Body = undefined,
  Answer = undefined,
>(description: Description<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  const { name, method, path, summary, permission } = description;
  return {
    name,
    method,
    path,
    summary,
    permission,
    params: description.params ?? null,
    query: description.query ?? null,
    body: bodyOf(description.body),
    answer: bodyOf(description.answer),
    headers: description.headers ?? {},
    problems: description.problems ?? [],
  };
}

function bodyOf<T>(
  given: z.ZodMiniType<T, unknown> | BytesBody | undefined,
): JsonBody<T> | BytesBody | NoBody {
  if (given === undefined) return { kind: 'none' };
  if ('kind' in given) return given;
  return { kind: 'json', schema: given };
}
