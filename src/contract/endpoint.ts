import type { Permission } from '#domain/people/permission.ts';
import type { ProblemKind } from './problem.ts';
import type * as z from 'zod/mini';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What travels as the request's or the response's body. */
export type JsonBody<T> = { kind: 'json'; schema: z.ZodMiniType<T, unknown> };
export type BytesBody = { kind: 'bytes'; mediaType: string };
export type NoBody = { kind: 'none' };

/**
 * One endpoint of the wire as data. The server mounts it, the client calls it, and the OpenAPI
 * document is generated from it: there is no second description of a request anywhere.
 *
 * Paths are relative to `/api` and name their parameters in braces. A path that acts inside a
 * project starts with `/projects/{projectId}`, so that one rule decides who may call it.
 */
export type Endpoint<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> = {
  /** The operationId: a verb phrase in camelCase, unique. */
  name: string;
  method: Method;
  path: string;
  summary: string;
  permission: Permission;
  /** Null where the path names no parameters; the same for a query. */
  params: z.ZodMiniType<Params, unknown> | null;
  query: z.ZodMiniType<Query, unknown> | null;
  body: JsonBody<Body> | BytesBody | NoBody;
  answer: JsonBody<Answer> | BytesBody | NoBody;
  /** Headers that the endpoint reads; each is documented and required unless marked. */
  headers: Readonly<Record<string, { description: string; required: boolean }>>;
  /** Problems that a caller must be ready for, besides those every endpoint may answer. */
  problems: readonly ProblemKind[];
};

/** What a bytes body may be given as. */
export type Bytes = Blob | ArrayBuffer | ReadableStream<Uint8Array>;

/** The parts of a call; parts that an endpoint does not have are left out. */
export type Call<Params, Query, Body> = {
  params?: Params;
  query?: Query;
  body?: Body;
  headers?: Record<string, string>;
};

// Any endpoint at all: where a list of them is walked and their types do not matter.
export type AnyEndpoint = Endpoint<unknown, unknown, unknown, unknown>;

export type AnswerOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer A> ? A : never;
export type ParamsOf<E> = E extends Endpoint<infer P, infer _Q, infer _B, infer _A> ? P : never;
export type QueryOf<E> = E extends Endpoint<infer _P, infer Q, infer _B, infer _A> ? Q : never;
export type BodyOf<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _A> ? B : never;
