import type { Endpoint } from '#contract/endpoint.ts';
import { placesOf } from './invalid-places.ts';

/**
 * The Response of an answer, passed through the endpoint's schema: what the schema does not
 * name never leaves the server. An answer that does not fit is the server's own mistake.
 */
export function encodeAnswer<Answer>(
  endpoint: EndpointAnswering<Answer>,
  answer: Answer,
  extra: HeadersInit,
): Response {
  const headers = new Headers(extra);
  switch (endpoint.answer.kind) {
    case 'none':
      return new Response(null, { status: 204, headers });
    case 'bytes':
      if (!headers.has('Content-Type')) headers.set('Content-Type', endpoint.answer.mediaType);
      return new Response(answer as BodyInit, { status: 200, headers });
    case 'json': {
      const parsed = endpoint.answer.schema.safeParse(answer);
      if (!parsed.success) {
        const places = placesOf(parsed.error.issues).map(({ place }) => place);
        throw new Error(`The answer of ${endpoint.name} does not fit at ${places.join(', ')}`);
      }
      headers.set('Content-Type', 'application/json');
      return new Response(JSON.stringify(parsed.data), { status: 200, headers });
    }
  }
}

type EndpointAnswering<Answer> = Pick<
  Endpoint<unknown, unknown, unknown, Answer>,
  'name' | 'answer'
>;
