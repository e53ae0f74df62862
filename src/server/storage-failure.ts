import { Refusal } from './refusal.ts';

/** The embedded database gave itself up: it takes no further statement before it is opened anew. */
export class StorageStopped extends Error {
  constructor() {
    super('The database stopped because its disk failed; start the server again');
    this.name = 'StorageStopped';
  }
}

/** Classes and codes of SQLSTATE, and of sockets, that speak of the store and not of the request. */
const codes = /^(?:080..|53...|57P0[1-5]|58...|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)$/;

/**
 * Where the database cannot write, or cannot be reached: the refusal that says so, and that the
 * same request may be sent again. Null where the failure is another.
 */
export function storageRefusal(error: unknown): Refusal | null {
  if (!isStorageFailure(error)) return null;
  return new Refusal(
    'unavailable',
    'The server’s storage fails or is away just now; what you wrote is kept on this device',
    { retryAfterSeconds: 5 },
  );
}

function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StorageStopped) return true;
  if ('code' in error && typeof error.code === 'string' && codes.test(error.code)) return true;
  // The driver has no code for a connection that ended under a statement.
  return /^Connection terminated|^Client has encountered a connection error/.test(error.message);
}
