import { expect, test } from 'vitest';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { makeOwnerToken, redeemOwnerToken } from './owner-link.ts';

const person = { email: 'o@example.com', name: 'O', password: 'correct horse battery' };

onBothDatabases('the owner’s link', (open) => {
  async function start() {
    const limbs = testLimbs(await open());
    const make = () => makeOwnerToken(limbs.database, randomIds, limbs.clock);
    return { limbs, make, token: (await make()) ?? '' };
  }

  test('makes one owner, of several who use it at once', async () => {
    const { limbs, make, token } = await start();
    const tries = ['a', 'b', 'c', 'd'].map((name) =>
      redeemOwnerToken(limbs, { ...person, email: `${name}@example.com`, token }).then(
        () => 'made',
        (error: { kind?: string }) => error.kind,
      ),
    );
    expect((await Promise.all(tries)).toSorted()).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'made',
    ]);
    expect(await make()).toBeNull();
  });

  test('ends after a day, and when a new one is made', async () => {
    const { limbs, make, token } = await start();
    const newer = (await make()) ?? '';
    const old = redeemOwnerToken(limbs, { ...person, token });
    await expect(old).rejects.toMatchObject({ kind: 'forbidden' });
    limbs.advance(24 * 60 + 1);
    const late = redeemOwnerToken(limbs, { ...person, token: newer });
    await expect(late).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('is not used up by a mistyped address, and is kept as a hash only', async () => {
    const { limbs, token } = await start();
    const mistyped = redeemOwnerToken(limbs, { ...person, email: 'nowhere', token });
    await expect(mistyped).rejects.toMatchObject({ kind: 'invalid' });
    const kept = await limbs.database.selectFrom('installation').select('value').execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    const owner = await redeemOwnerToken(limbs, { ...person, token });
    expect(owner).toMatchObject({ email: person.email, isOwner: true });
  });
});
