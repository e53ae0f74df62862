import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';

const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A time-based one-time password (RFC 6238 over HMAC-SHA-1, the kind every app reads). */
export function totpAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(step));
  const code = hmac(sha1, secret, counter);
  // Dynamic truncation, RFC 4226 section 5.3.
  const at = (code.at(-1) ?? 0) & 15;
  const bits = new DataView(code.buffer, code.byteOffset).getUint32(at) & 0x7fffffff;
  return String(bits % 10 ** digits).padStart(digits, '0');
}

export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

/**
 * The step whose code was given, or null. One step before and after is taken for clocks that
 * differ; steps up to `lastStep` were used already, and a code works once.
 */
export function acceptedStep(
  secret: Uint8Array,
  code: string,
  now: Date,
  lastStep: number,
): number | null {
  const typed = code.replaceAll(' ', '');
  const current = totpStep(now);
  const step = [current, current - 1, current + 1].find(
    (each) => each > lastStep && totpAt(secret, each) === typed,
  );
  return step ?? null;
}

/** RFC 4648 base 32 without padding, as authenticator apps take it. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + (ALPHABET[(held << (5 - bits)) & 31] ?? '') : text;
}

/** The address behind the QR code that authenticator apps read. */
export function totpAddress(secret: Uint8Array, email: string): string {
  const label = encodeURIComponent(`Touchstone:${email}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Touchstone`;
}
