import { en } from 'zod/locales';
import * as z from 'zod/mini';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { inspectJson } from './inspect-json.ts';
import { placesOf, unknownPlaces, type Place } from './invalid-places.ts';
import { readJson } from './read-body.ts';
import { Refusal } from './refusal.ts';

// zod/mini has no words of its own.
const inEnglish = { error: en().localeError };

export type ReadRequest = {
  params: unknown;
  query: unknown;
  body: unknown;
  headers: Record<string, string>;
};

/** The path parameters of a request; an id that cannot exist is simply not found. */
export function readParams(endpoint: AnyEndpoint, given: Record<string, string>): unknown {
  if (!endpoint.params) return undefined;
  const parsed = endpoint.params.safeParse(given);
  if (!parsed.success) throw new Refusal('not-found', 'There is nothing at this address');
  return parsed.data;
}

/**
 * The other parts of a request, each through its schema. Throws `invalid` with every place that
 * does not fit, unknown fields included. A body of bytes is handed on unread.
 */
export async function readRequest(
  endpoint: AnyEndpoint,
  request: Request,
): Promise<Omit<ReadRequest, 'params'>> {
  const places: Place[] = [];
  const headers = readHeaders(endpoint, request, places);
  const query = readQuery(endpoint, new URL(request.url).searchParams, places);
  let body: unknown;
  if (endpoint.body.kind === 'json') {
    body = check(endpoint.body.schema, await readJson(request), 'body', places);
  } else if (endpoint.body.kind === 'bytes') {
    body = request.body ?? new ReadableStream({ start: (controller) => controller.close() });
  }
  if (places.length > 0) {
    throw new Refusal('invalid', 'The request does not fit the contract', { errors: places });
  }
  return { query, body, headers };
}

function readHeaders(
  endpoint: AnyEndpoint,
  request: Request,
  places: Place[],
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, { required }] of Object.entries(endpoint.headers)) {
    const value = request.headers.get(name);
    if (value !== null && value.length <= 200) headers[name] = value;
    else if (value !== null) places.push({ place: `header ${name}`, reason: 'Too long' });
    else if (required) places.push({ place: `header ${name}`, reason: 'Missing' });
  }
  return headers;
}

function readQuery(endpoint: AnyEndpoint, search: URLSearchParams, places: Place[]): unknown {
  const lists = endpoint.query ? listFields(endpoint.query) : new Set<string>();
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    // Assigning it would set the prototype and leave no field to be refused.
    if (name === '__proto__') places.push({ place: `query.${name}`, reason: 'Unknown field' });
    const values = search.getAll(name);
    given[name] = lists.has(name) || values.length > 1 ? values : (values[0] ?? '');
  }
  return check(endpoint.query ?? z.object({}), given, 'query', places);
}

function check(schema: z.ZodMiniType, given: unknown, part: string, places: Place[]): unknown {
  const unstorable = inspectJson(given);
  const parsed = unstorable.length > 0 ? null : schema.safeParse(given, inEnglish);
  const found = !parsed
    ? unstorable
    : parsed.success
      ? unknownPlaces(given, parsed.data)
      : placesOf(parsed.error.issues);
  for (const { place, reason } of found) {
    places.push({ place: place ? `${part}.${place}` : part, reason });
  }
  return parsed?.data;
}

/** Names of a query's fields that take several values: one value must become a list of one. */
function listFields(schema: z.ZodMiniType): Set<string> {
  const fields = schema instanceof z.ZodMiniObject ? Object.entries(schema.shape) : [];
  return new Set(fields.flatMap(([name, field]) => (isList(field) ? [name] : [])));
}

function isList(field: unknown): boolean {
  if (field instanceof z.ZodMiniArray) return true;
  if (field instanceof z.ZodMiniOptional || field instanceof z.ZodMiniDefault) {
    return isList(field.def.innerType);
  }
  return false;
}
