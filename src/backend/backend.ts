import type { Call, Endpoint } from '#contract/endpoint.ts';

export type SendOptions = { signal?: AbortSignal };

/**
 * The port to whatever keeps the data. It has one verb, because the contract already names
 * every request: an adapter either speaks the contract over HTTP, or answers endpoints by name
 * with functions of its own.
 *
 * Promise: `send` resolves with an answer that fits the endpoint's schema, or rejects with a
 * BackendError and nothing else. It never retries, never caches and never changes a request;
 * an answer means that the effect is durable. The battery in tests/contracts holds adapters
 * to this.
 */
export type Backend = {
  send<Params, Query, Body, Answer>(
    endpoint: Endpoint<Params, Query, Body, Answer>,
    call: Call<Params, Query, Body>,
    options?: SendOptions,
  ): Promise<Answer>;
};
