import type { AppLimbs } from '#server/app-limbs.ts';
import { Refusal } from '#server/refusal.ts';

/** Attempts older than this count no more. */
export const ATTEMPT_WINDOW_MINUTES = 15;
/**
 * Failures allowed within the window. The pair of account and address is the strictest, so that
 * somebody guessing from elsewhere does not lock the account's owner out.
 */
const limits = { pair: 10, address: 60, account: 100 } as const;

/** Set by the HTTP host from the socket, never taken from outside. */
export const CLIENT_ADDRESS = 'Touchstone-Client-Address';

/**
 * Counts an attempt before it is tried, so that attempts at the same moment count each other,
 * and in the database, so that a restart forgets nothing. Throws `too-many`. The function that
 * it answers forgets the attempt: call it when the sign-in succeeded.
 */
export async function throttleSignIn(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  request: Request,
  email: string,
): Promise<() => Promise<void>> {
  const address = request.headers.get(CLIENT_ADDRESS) ?? 'here';
  const account = email.trim().toLowerCase().slice(0, 254);
  const now = clock.now();
  const since = new Date(now.getTime() - ATTEMPT_WINDOW_MINUTES * 60_000);
  const subjects = {
    pair: `pair ${account} ${address}`,
    address: `address ${address}`,
    account: `account ${account}`,
  };
  await database.deleteFrom('sign_in_attempt').where('at', '<', since).execute();
  const rows = await database
    .insertInto('sign_in_attempt')
    .values(Object.values(subjects).map((subject) => ({ subject, at: now })))
    .returning('id')
    .execute();
  const counts = await database
    .selectFrom('sign_in_attempt')
    .select(['subject', (each) => each.fn.countAll<number>().as('count')])
    .where('subject', 'in', Object.values(subjects))
    .where('at', '>=', since)
    .groupBy('subject')
    .execute();
  for (const kind of ['pair', 'address', 'account'] as const) {
    const count = counts.find(({ subject }) => subject === subjects[kind])?.count ?? 0;
    if (count > limits[kind]) {
      throw new Refusal(
        'too-many',
        `Too many attempts. Try again in ${ATTEMPT_WINDOW_MINUTES} minutes`,
        {
          retryAfterSeconds: ATTEMPT_WINDOW_MINUTES * 60,
        },
      );
    }
  }
  return async () => {
    const ids = rows.map(({ id }) => id);
    await database.deleteFrom('sign_in_attempt').where('id', 'in', ids).execute();
  };
}
