import type { AnyEndpoint, Bytes, Call } from '#contract/endpoint.ts';

/**
 * The Request of a call. Missing path parameters are programmer mistakes and throw.
 * `base` is the address that `/api` hangs under, without a trailing slash.
 */
export function encodeRequest(
  base: string,
  endpoint: AnyEndpoint,
  call: Call<unknown, unknown, unknown>,
  signal?: AbortSignal,
): Request {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = (call.params as Record<string, unknown> | undefined)?.[name];
    if (value === undefined) throw new Error(`${endpoint.name} needs the path parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = searchOf(call.query as Record<string, unknown> | undefined);
  const headers = new Headers({ Accept: 'application/json', ...call.headers });
  const init: RequestInit & { duplex?: 'half' } = {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    ...(signal ? { signal } : {}),
  };
  if (endpoint.body.kind === 'json') {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(call.body);
  } else if (endpoint.body.kind === 'bytes') {
    headers.set('Content-Type', endpoint.body.mediaType);
    init.body = call.body as Bytes;
    if (init.body instanceof ReadableStream) init.duplex = 'half';
  } else if (endpoint.method !== 'GET') {
    // A JSON type on every write is part of the defence against forged cross-site forms.
    headers.set('Content-Type', 'application/json');
  }
  return new Request(`${base}/api${path}${search}`, init);
}

function searchOf(query: Record<string, unknown> | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
