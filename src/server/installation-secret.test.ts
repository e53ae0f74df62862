import { expect, test } from 'vitest';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { randomIds } from '#server/random-ids.ts';
import { createAccount } from './accounts/create-account.ts';
import { sealed, unsealed } from './accounts/sealed-secret.ts';
import { forgetSecret, installationSecret, type SecretPlace } from './installation-secret.ts';

const old = 'the-secret-that-lay-in-the-database-0123';
const given = 'the-secret-that-the-operator-chose-4567';

function memoryPlace(kept: string | null = null): SecretPlace & { kept: string | null } {
  const place = {
    name: 'the key file',
    kept,
    read: () => place.kept,
    keep: (secret: string) => {
      place.kept = secret;
    },
  };
  return place;
}

onBothDatabases('the secret of an installation', (open) => {
  async function begin() {
    const database = await open();
    const { id } = await createAccount(database, randomIds, {
      email: 'ada@example.com',
      name: 'Ada',
      password: null,
    });
    const bare = crypto.getRandomValues(new Uint8Array(20));
    const seal = async (secret: string) => {
      const row = { secret: await sealed(secret, 'second-factor', bare), last_step: 0 };
      await database
        .insertInto('second_factor')
        .values({ account_id: id, confirmed_at: new Date(), recovery: [], ...row })
        .execute();
    };
    const factor = async () => {
      const row = await database
        .selectFrom('second_factor')
        .select('secret')
        .executeTakeFirstOrThrow();
      return row.secret;
    };
    const rows = async () =>
      JSON.stringify(await database.selectFrom('installation').selectAll().execute());
    return { database, bare, seal, factor, rows };
  }

  test('it is made once, kept in its place, and never in the database', async () => {
    const { database, rows } = await begin();
    const place = memoryPlace();
    const secret = await installationSecret(database, place);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(place.kept).toBe(secret);
    expect(await rows()).not.toContain(secret);
    expect(await installationSecret(database, place)).toBe(secret);
  });

  test('one that lay in the database moves out, and what it sealed still opens', async () => {
    const { database, bare, seal, factor, rows } = await begin();
    await database
      .insertInto('installation')
      .values({ name: 'cookie-secret', value: old })
      .execute();
    await seal(old);
    const place = memoryPlace();
    expect(await installationSecret(database, place)).toBe(old);
    expect(place.kept).toBe(old);
    expect(await rows()).not.toContain(old);
    expect(await unsealed(old, 'second-factor', await factor())).toEqual(bare);
  });

  test('where the operator gave another one, second factors are sealed anew', async () => {
    const { database, bare, seal, factor, rows } = await begin();
    await database
      .insertInto('installation')
      .values({ name: 'cookie-secret', value: old })
      .execute();
    await seal(old);
    expect(await installationSecret(database, memoryPlace(given))).toBe(given);
    expect(await rows()).not.toContain(old);
    expect(await unsealed(given, 'second-factor', await factor())).toEqual(bare);
    await expect(unsealed(old, 'second-factor', await factor())).rejects.toThrow();
  });

  test('a lost or a foreign key is told; giving it up turns second factors off', async () => {
    const { database, seal } = await begin();
    await installationSecret(database, memoryPlace(given));
    await seal(given);
    await expect(installationSecret(database, memoryPlace())).rejects.toThrow('is missing');
    await expect(installationSecret(database, memoryPlace(old))).rejects.toThrow('another key');
    expect(await database.transaction().execute(forgetSecret)).toBe(1);
    expect(await installationSecret(database, memoryPlace(old))).toBe(old);
  });
});
