/** Unique violation, serialization failure, deadlock: another request was faster, look again. */
const retryable = new Set(['23505', '40001', '40P01']);

/** Thrown where a change finds by itself that another request got in between. */
export class LookAgain extends Error {
  readonly code = '40001';
}

export function isConflictError(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    retryable.has(error.code)
  );
}

/**
 * Runs a change again while a constraint says that another request got in between. Each run
 * looks at the world anew; the last failure is thrown.
 */
export async function retryOnConflict<T>(change: () => Promise<T>, tries = 8): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await change();
    } catch (error) {
      if (left <= 0 || !isConflictError(error)) throw error;
    }
  }
}
