import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type ControlledTransaction,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Tables } from './database/tables.ts';
import { holdRight, type StandingRight } from './standing-right.ts';

/**
 * The database as one request may use it. Reads pass. Whatever writes does so in a transaction
 * whose first statement looks once more whether the right stands by which the request was let
 * in, and holds it until the commit; so no operation can forget to. A write that opened no
 * transaction is given one of its own.
 */
export function rightfulDatabase(database: Kysely<Tables>, right: StandingRight): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (open) => new PostgresIntrospector(open),
      createDriver: () => new RightfulDriver(database, right),
    },
  });
}

/** Plain enough to err on one side only: a read that it takes for a write costs a look. */
const writes = /\b(?:insert\s+into|delete\s+from|merge\s+into|update\s+(?!of\b|skip\b|nowait\b))/i;

class RightfulDriver implements Driver {
  readonly #database: Kysely<Tables>;
  readonly #right: StandingRight;

  constructor(database: Kysely<Tables>, right: StandingRight) {
    this.#database = database;
    this.#right = right;
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  async releaseConnection(): Promise<void> {}

  async acquireConnection(): Promise<RightfulConnection> {
    return new RightfulConnection(this.#database, this.#right);
  }

  async beginTransaction(connection: RightfulConnection, settings: TransactionSettings) {
    await connection.begin(settings);
  }

  async commitTransaction(connection: RightfulConnection): Promise<void> {
    await connection.transaction?.commit().execute();
  }

  async rollbackTransaction(connection: RightfulConnection): Promise<void> {
    await connection.transaction?.rollback().execute();
  }
}

class RightfulConnection implements DatabaseConnection {
  transaction: ControlledTransaction<Tables> | null = null;
  readonly #database: Kysely<Tables>;
  readonly #right: StandingRight;

  constructor(database: Kysely<Tables>, right: StandingRight) {
    this.#database = database;
    this.#right = right;
  }

  async begin({ isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    let builder = this.#database.startTransaction();
    if (isolationLevel) builder = builder.setIsolationLevel(isolationLevel);
    if (accessMode) builder = builder.setAccessMode(accessMode);
    const transaction = await builder.execute();
    try {
      if (accessMode !== 'read only') await holdRight(transaction, this.#right);
    } catch (error) {
      await transaction.rollback().execute();
      throw error;
    }
    this.transaction = transaction;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const open = this.transaction ?? this.#database;
    if (this.transaction || !writes.test(query.sql)) {
      return open.getExecutor().executeQuery<R>(query as CompiledQuery<R>);
    }
    return this.#database.transaction().execute(async (transaction) => {
      await holdRight(transaction, this.#right);
      return transaction.getExecutor().executeQuery<R>(query as CompiledQuery<R>);
    });
  }

  streamQuery<R>(query: CompiledQuery, chunk: number): AsyncIterableIterator<QueryResult<R>> {
    return (this.transaction ?? this.#database)
      .getExecutor()
      .stream<R>(query as CompiledQuery<R>, chunk);
  }
}
