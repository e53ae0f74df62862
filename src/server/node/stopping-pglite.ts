import { PGlite } from '@electric-sql/pglite';
import { StorageStopped } from '#server/storage-failure.ts';

type Message = Parameters<PGlite['execProtocol']>[0];

/**
 * A PGlite that is asked nothing more after a PANIC. A server of PostgreSQL ends its process then,
 * since what is on the disk is no longer known, and reads its log at the next start. PGlite lives
 * on, and the next statement would never return and hold up the whole process. Every later
 * statement throws StorageStopped; nothing is written any more, also not on closing.
 */
export class StoppingPglite extends PGlite {
  #stopped = false;

  get hasStopped(): boolean {
    return this.#stopped;
  }

  override execProtocol(message: Message, options?: Parameters<PGlite['execProtocol']>[1]) {
    return this.#watched(() => super.execProtocol(message, options));
  }

  override execProtocolStream(
    message: Message,
    options?: Parameters<PGlite['execProtocolStream']>[1],
  ) {
    return this.#watched(() => super.execProtocolStream(message, options));
  }

  override async close(): Promise<void> {
    if (!this.#stopped) await super.close();
  }

  async #watched<T>(send: () => Promise<T>): Promise<T> {
    if (this.#stopped) throw new StorageStopped();
    try {
      return await send();
    } catch (error) {
      if (isPanic(error)) this.#stopped = true;
      throw error;
    }
  }
}

function isPanic(error: unknown): boolean {
  return (
    error instanceof WebAssembly.RuntimeError ||
    (error instanceof Error && 'severity' in error && error.severity === 'PANIC')
  );
}
