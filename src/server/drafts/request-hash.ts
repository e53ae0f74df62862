import { sha256 } from '#server/sha256.ts';

/** Stands for the content of a request: two requests under one key must agree in it. */
export function requestHash(endpoint: string, ...content: unknown[]): Promise<Uint8Array> {
  return sha256(JSON.stringify([endpoint, ...content]));
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
