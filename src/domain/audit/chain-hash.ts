import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AuditEntry } from './audit-event.ts';
import { canonicalJson } from './canonical-json.ts';

/** What stands before the first entry, so that an entry cannot be moved to another chain. */
export function genesis(chain: string): string {
  return bytesToHex(sha256(utf8ToBytes(`touchstone audit 1 ${chain}`)));
}

/** What is hashed of an entry. Its position is hashed through all that stands before it. */
export function hashedBody({ at, kind, actor, subject, detail }: Omit<AuditEntry, 'n'>): string {
  return canonicalJson({ at, kind, actor, subject, detail });
}

/** hash(n) = SHA-256(hash(n − 1) ‖ body(n)), in hexadecimal. */
export function nextHash(before: string, body: string): string {
  return bytesToHex(sha256(concatBytes(hexToBytes(before), utf8ToBytes(body))));
}
