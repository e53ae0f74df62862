import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command is given: its arguments, read against the options that it declares. */
export type Given = {
  positionals: readonly string[];
  values: Readonly<Record<string, string | boolean | string[] | undefined>>;
};

/** 0 done, 1 partly (some rows were refused), 2 refused. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  /** One line for `touchstone --help`. */
  summary: string;
  usage: string;
  options: ParseArgsOptionsConfig;
  run(given: Given): Promise<ExitCode>;
};

/** Said to the person as it is, without a stack: the command was refused. */
export class CommandRefused extends Error {}

/** Text for people goes to stderr, so that stdout holds nothing but data. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Data goes to stdout; a reader that closed its end (`| head`) is no error. */
export async function write(chunk: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(chunk, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

export async function writeJson(value: unknown): Promise<void> {
  await write(`${JSON.stringify(value, null, 2)}\n`);
}

/** The text of an option; refused where it is missing. */
export function required(given: Given, name: string): string {
  const value = optional(given, name);
  if (value === undefined) throw new CommandRefused(`--${name} is missing`);
  return value;
}

export function optional({ values }: Given, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function isSet({ values }: Given, name: string): boolean {
  return values[name] === true;
}
