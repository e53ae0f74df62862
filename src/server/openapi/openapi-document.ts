import * as z from 'zod/mini';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { endpoints as contract } from '#contract/endpoints.ts';
import { problem, problemStatus, type ProblemKind } from '#contract/problem.ts';
import { CONTRACT_VERSION } from '#contract/version.ts';
import { ComponentSchemas } from './component-schemas.ts';

type Json = Record<string, unknown>;

/**
 * The public contract as an OpenAPI 3.1 document, made from the schemas that check requests and
 * encode answers. `x-permission` says who may call an operation.
 */
export function openapiDocument(endpoints: readonly AnyEndpoint[] = contract): Json {
  const schemas = new ComponentSchemas();
  schemas.ofAnswer(problem);
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operation(endpoint, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Touchstone',
      version: String(CONTRACT_VERSION),
      description:
        'Tasks in, expert judgement out. Every refusal is application/problem+json (RFC 9457) with a `kind`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: schemas.all(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'touchstone.session_token' },
      },
    },
  };
}

function operation(endpoint: AnyEndpoint, schemas: ComponentSchemas): Json {
  const { name, path, summary, permission, params, query, headers, body, answer } = endpoint;
  const parameters = [
    ...parametersOf('path', params, schemas),
    ...parametersOf('query', query, schemas),
    ...Object.entries(headers).map(([header, { description, required }]) => ({
      name: header,
      in: 'header',
      required,
      description,
      schema: { type: 'string', maxLength: 200 },
    })),
  ];
  return {
    operationId: name,
    summary,
    tags: [tagOf(path)],
    'x-permission': permission,
    ...(permission === 'anybody' ? {} : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body.kind === 'none'
      ? {}
      : { requestBody: { required: true, content: contentOf(body, (s) => schemas.ofRequest(s)) } }),
    responses: {
      ...(answer.kind === 'none'
        ? { 204: { description: 'Done' } }
        : {
            200: { description: 'Done', content: contentOf(answer, (s) => schemas.ofAnswer(s)) },
          }),
      ...problemsOf(endpoint),
    },
  };
}

function tagOf(path: string): string {
  const words = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return (words[0] === 'projects' ? words[1] : words[0]) ?? 'projects';
}

function contentOf(
  part: Exclude<AnyEndpoint['body'], { kind: 'none' }>,
  convert: (schema: z.ZodMiniType) => Json,
): Json {
  return part.kind === 'json'
    ? { 'application/json': { schema: convert(part.schema) } }
    : { [part.mediaType]: {} };
}

function parametersOf(
  place: 'path' | 'query',
  schema: z.ZodMiniType | null,
  schemas: ComponentSchemas,
): Json[] {
  if (!(schema instanceof z.ZodMiniObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field instanceof z.ZodMiniOptional),
    schema: schemas.ofAnswer(field as z.ZodMiniType),
  }));
}

/** One entry for each status, with the kinds that share it. */
function problemsOf({ permission, problems, params, body }: AnyEndpoint): Json {
  const kinds = new Set<ProblemKind>([...problems, 'invalid', 'client-too-old', 'internal']);
  if (permission !== 'anybody') kinds.add('signed-out');
  if (permission !== 'anybody' && permission !== 'signed-in') kinds.add('forbidden');
  if (params !== null) kinds.add('not-found');
  if (body.kind === 'json') kinds.add('too-large');
  const byStatus = new Map<number, ProblemKind[]>();
  for (const kind of [...kinds].toSorted()) {
    byStatus.set(problemStatus[kind], [...(byStatus.get(problemStatus[kind]) ?? []), kind]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, shared]) => [
      String(status),
      {
        description: shared.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
