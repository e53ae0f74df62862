import type { IdSource } from '#server/app-limbs.ts';
import { sha256 } from '#server/sha256.ts';

/** A new secret for a link or a key, 264 random bits, and the hash that is kept of it. */
export async function newSecret(
  ids: IdSource,
  prefix = '',
): Promise<{ token: string; hash: Uint8Array }> {
  const token = prefix + ids.next() + ids.next();
  return { token, hash: await sha256(token) };
}

export const secretHash = (token: string): Promise<Uint8Array> => sha256(token);
