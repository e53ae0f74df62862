import type { Kysely, KyselyPlugin } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/** Runs something once, when the first statement has answered and before the next is sent. */
export function afterFirstStatement(
  database: Kysely<Tables>,
  then: () => Promise<unknown>,
): Kysely<Tables> {
  let isFirst = true;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (isFirst) {
        isFirst = false;
        await then();
      }
      return result;
    },
  };
  return database.withPlugin(plugin);
}
