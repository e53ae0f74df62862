/** A request or a response as it can be posted between a page and a worker. */
export type PostedRequest = {
  id: number;
  url: string;
  method: string;
  headers: [string, string][];
  body: ArrayBuffer | null;
};
export type PostedResponse = {
  id: number;
  status: number;
  headers: [string, string][];
  body: ArrayBuffer | null;
};

/**
 * What the worker tells a page that connected: whether the server runs, and its answers. `failed`
 * is final and says why in words.
 */
export type FromServer =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'answer'; response: PostedResponse };

const BODILESS_STATUS: readonly number[] = [101, 204, 205, 304];

export async function postableRequest(id: number, request: Request): Promise<PostedRequest> {
  const { url, method } = request;
  const body = request.body === null ? null : await request.arrayBuffer();
  return { id, url, method, headers: [...request.headers], body };
}

export function requestOf({ url, method, headers, body }: PostedRequest): Request {
  return new Request(url, { method, headers, ...(body !== null && { body }) });
}

export async function postableResponse(id: number, response: Response): Promise<PostedResponse> {
  const { status } = response;
  const body = response.body === null ? null : await response.arrayBuffer();
  return { id, status, headers: [...response.headers], body };
}

export function responseOf({ status, headers, body }: PostedResponse): Response {
  return new Response(BODILESS_STATUS.includes(status) ? null : body, { status, headers });
}
