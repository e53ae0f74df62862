import { sha256 as sha256Here } from '@noble/hashes/sha2.js';

/** Up to here the platform's own function loses more by being waited for than it gains. */
const SMALL_BYTES = 16_384;

/** SHA-256 of a text's UTF-8 bytes or of bytes, as 32 bytes. */
export async function sha256(content: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (bytes.length <= SMALL_BYTES) return sha256Here(bytes);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
