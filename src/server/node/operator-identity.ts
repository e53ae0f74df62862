import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identity } from '#server/app-limbs.ts';
import { operator } from '#server/operator.ts';

/** Adds the command line on this machine, known by a bearer token, to another identity. */
export function operatorIdentity(identity: Identity, token: string): Identity {
  const expected = digest(`Bearer ${token}`);
  return {
    ...identity,
    async accountOf(request) {
      const given = request.headers.get('Authorization');
      if (given === null) return identity.accountOf(request);
      return timingSafeEqual(digest(given), expected) ? operator : null;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
