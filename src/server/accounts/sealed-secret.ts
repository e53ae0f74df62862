const IV_BYTES = 12;
/** What second factors were before they were sealed: the bare bytes of an authenticator's secret. */
const BARE_BYTES = 20;

/** What a sealed text is for: each purpose has a key of its own. */
type Purpose = 'second-factor' | 'sign-in-attempt';

/**
 * Encrypts a secret that has to be read again, under a key from the installation's secret, which
 * lies outside the database: who has the whole database, or a backup of it, reads nothing.
 */
export async function sealed(
  installationSecret: string,
  purpose: Purpose,
  secret: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await sealingKey(installationSecret, purpose);
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, secret));
  const all = new Uint8Array(IV_BYTES + body.length);
  all.set(iv);
  all.set(body, IV_BYTES);
  return all;
}

/** The secret; a second factor from before sealing is answered as it is. Throws if altered. */
export async function unsealed(
  installationSecret: string,
  purpose: Purpose,
  stored: Uint8Array,
): Promise<Uint8Array> {
  if (purpose === 'second-factor' && stored.length === BARE_BYTES) return stored;
  const bytes = Uint8Array.from(stored);
  const key = await sealingKey(installationSecret, purpose);
  const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes.slice(IV_BYTES)));
}

async function sealingKey(installationSecret: string, purpose: Purpose): Promise<CryptoKey> {
  const text = new TextEncoder();
  const material = text.encode(installationSecret);
  const base = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey']);
  const from = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: text.encode(purpose),
  };
  return crypto.subtle.deriveKey(from, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}
