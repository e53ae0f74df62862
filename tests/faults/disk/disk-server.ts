import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'serve-storage.ts');

export type DiskServer = {
  url: string;
  /** Asks it to end, as an operator does, and answers its exit code. */
  end(): Promise<number | null>;
  kill(): void;
  /** Kills it and waits until it is gone. */
  cut(): Promise<void>;
};

/** The product's server with what `environment` does to it, and its storage by `flags`. */
export async function diskServer(
  flags: readonly string[],
  environment: Record<string, string>,
): Promise<DiskServer> {
  const child = spawn(process.execPath, [script, ...flags], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await firstLine(child);
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url,
    async end() {
      if (child.exitCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      return gone;
    },
    kill: () => child.kill('SIGKILL'),
    async cut() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
}
