import type { BetterAuthOptions } from 'better-auth';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import type { Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import { storedToken } from './session-token.ts';

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>;
type Where = { field: string; value: unknown };

/**
 * better-auth's own adapter, through which no session token reaches the table as it is: rows are
 * written and looked up by its hash. The library has no setting for it. Only what it asks of
 * sessions here is let through; anything else on them fails instead of storing a bare token.
 */
export function hashedSessions(database: Kysely<Tables>) {
  return (options: BetterAuthOptions): Adapter => {
    const inner = kyselyAdapter(database, { type: 'postgres' })(options);
    return hashing(inner);
  };
}

function hashing(inner: Adapter): Adapter {
  const onlyOthers = (model: string) => {
    if (model === 'session') throw new Error('Sessions are not asked for in this way');
  };
  return {
    ...inner,
    async create(given) {
      const { token } = given.data as { token?: unknown };
      if (given.model !== 'session' || typeof token !== 'string') return inner.create(given);
      const data = { ...given.data, token: await storedToken(token) };
      const made = await inner.create({ ...given, data });
      // The cookie is made of what comes back.
      return { ...made, token } as never;
    },
    findOne: async (given) => inner.findOne({ ...given, where: await byHash(given) }),
    delete: async (given) => inner.delete({ ...given, where: await byHash(given) }),
    async update(given) {
      onlyOthers(given.model);
      return inner.update(given);
    },
    async updateMany(given) {
      onlyOthers(given.model);
      return inner.updateMany(given);
    },
    async findMany(given) {
      const { model, where } = given;
      return inner.findMany(where ? { ...given, where: await byHash({ model, where }) } : given);
    },
    deleteMany: async (given) => inner.deleteMany({ ...given, where: await byHash(given) }),
    transaction: (work) => inner.transaction((within) => work(hashing(within as Adapter))),
  };
}

async function byHash<W extends Where>({ model, where }: { model: string; where: W[] }) {
  if (model !== 'session') return where;
  return Promise.all(
    where.map(async (each) =>
      each.field === 'token' && typeof each.value === 'string'
        ? { ...each, value: await storedToken(each.value) }
        : each,
    ),
  );
}
