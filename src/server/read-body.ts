import { Refusal } from './refusal.ts';

/** Room for a draft with eight rewritten long answers; imports and files come as bytes. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;
/** A body that trickles in slower holds a connection for nothing. */
export const JSON_DEADLINE_MS = 30_000;

/** The JSON value of a request's body: at most `MAX_JSON_BYTES`, in valid UTF-8. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal('invalid', 'The body must have the Content-Type application/json');
  }
  const text = decode(await readAll(request, MAX_JSON_BYTES));
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid', 'The body is not JSON');
  }
}

async function readAll(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = new Refusal('too-large', `The body is larger than ${limit} bytes`);
  // The declared length may lie, so it only ever refuses early.
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  const deadline = setTimeout(() => {
    void reader?.cancel(new Refusal('invalid', 'The body took too long to arrive'));
  }, JSON_DEADLINE_MS);
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > limit) {
        void reader?.cancel(tooLarge);
        throw tooLarge;
      }
      chunks.push(part.value);
    }
  } finally {
    clearTimeout(deadline);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('invalid', 'The body is not valid UTF-8');
  }
}
