import { CONTRACT_VERSION } from '#contract/version.ts';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import type { Backend } from '#backend/backend.ts';
import { BackendError } from '#backend/backend-error.ts';
import { decodeResponse } from './decode-response.ts';
import { encodeRequest } from './encode-request.ts';

export type HttpBackendOptions = {
  /** Where `/api` hangs, e.g. `https://touchstone.example`; empty for the page's own origin. */
  base: string;
  /** Given the server's own `fetch`, the same adapter needs no network: tests and the demo. */
  fetch: (request: Request) => Promise<Response>;
  /** Sent with every request, e.g. an API key. */
  headers?: Record<string, string>;
};

/** The Backend that speaks the contract over HTTP. */
export function httpBackend(options: HttpBackendOptions): Backend {
  return {
    async send(endpoint, call, { signal } = {}) {
      const request = encodeRequest(
        options.base,
        endpoint as AnyEndpoint,
        {
          ...call,
          headers: {
            'Touchstone-Contract': String(CONTRACT_VERSION),
            ...options.headers,
            ...call.headers,
          },
        },
        signal,
      );
      try {
        // An answer that came although nobody waits any more is not handed out.
        signal?.throwIfAborted();
        const answer = await decodeResponse(endpoint, await reach(options.fetch, request));
        signal?.throwIfAborted();
        return answer;
      } catch (error) {
        // Whatever broke because the caller gave up (a half-read body too) is that and no more.
        if (signal?.aborted) throw new BackendError({ kind: 'aborted' });
        throw error;
      }
    },
  };
}

async function reach(
  fetch: HttpBackendOptions['fetch'],
  request: Request,
): Promise<globalThis.Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    const message = cause instanceof Error ? reasonOf(cause) : String(cause);
    throw new BackendError({
      kind: 'offline',
      message: `The server at ${new URL(request.url).origin} cannot be reached: ${message}`,
    });
  }
}

/** Node keeps the reason one level down: `fetch failed` alone tells nothing. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
