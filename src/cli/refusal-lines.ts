import { BackendError, problemOf } from '#backend/backend-error.ts';
import { CommandRefused } from './command.ts';

/** What a person is told when a command was refused: what, where, and what mends it. */
export function refusalLines(error: unknown): string[] {
  if (error instanceof CommandRefused) return [error.message];
  const problem = problemOf(error);
  if (problem) {
    const places = (problem.errors ?? [])
      // One place whose reason is the whole problem would only say it twice.
      .filter(({ reason }) => reason !== problem.detail)
      .map(({ place, reason }) => `  ${place}: ${reason}`);
    return [problem.detail, ...places];
  }
  if (error instanceof BackendError) return [error.message];
  return [systemRefusal(error) ?? (error instanceof Error ? error.message : String(error))];
}

type SystemError = { code?: string; path?: string; address?: string; port?: number };

/** Node's errors in words; null for what is not one. */
function systemRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, path, address, port } = error as SystemError;
  if (path !== undefined) {
    if (code === 'ENOENT') return `There is no file ${path}`;
    if (code === 'EISDIR') return `${path} is a folder: name a file`;
    if (code === 'EACCES' || code === 'EPERM') return `${path} may not be opened by this user`;
    if (code === 'ENOSPC') return `The disk of ${path} is full`;
  }
  if (code === 'ECONNREFUSED') return `No database answers at ${address}:${port}: is it running?`;
  if (code === 'ENOTFOUND') return `No host has the name in --database-url: ${error.message}`;
  return null;
}
