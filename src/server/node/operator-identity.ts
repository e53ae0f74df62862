import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from '#contract/session/session.ts';
import type { Identity } from '#server/app-limbs.ts';

/** Whoever can read the data folder's lock file may do what its owner may. */
const operator: Account = {
  id: 'local-operator',
  name: 'Command line',
  email: 'operator@localhost',
  isOwner: true,
};

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
