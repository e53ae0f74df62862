import type { Account } from '#contract/session/session.ts';

/**
 * Whoever can open the database, or read the lock file of its folder, may do what its owner may.
 * No row says so: of this account there is none in the database.
 */
export const operator: Account = {
  id: 'local-operator',
  name: 'Command line',
  email: 'operator@localhost',
  isOwner: true,
};
