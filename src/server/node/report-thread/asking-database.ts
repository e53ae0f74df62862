import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/** Executes one statement elsewhere and answers its rows. */
export type AskForRows = (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>;

/** Kysely on a thread that has no database: each statement is asked for. It only reads. */
export function askingDatabase(ask: AskForRows): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => askingDriver(ask),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

function askingDriver(ask: AskForRows): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      return { rows: (await ask(sql, parameters)) as Row[] };
    },
    streamQuery: onlyReads,
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: onlyReads,
    commitTransaction: onlyReads,
    rollbackTransaction: onlyReads,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
}

function onlyReads(): never {
  throw new Error('A report reads one statement after the other; it has no transaction');
}
