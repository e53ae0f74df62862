import { readFileSync } from 'node:fs';
import { createProject } from '#contract/project/create-project.ts';
import { getSession } from '#contract/session/get-session.ts';
import { projectFile } from '#domain/project/project-settings.ts';
import {
  CommandRefused,
  isSet,
  required,
  tell,
  write,
  writeJson,
  type Command,
  type ExitCode,
  type Given,
} from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage } from '#cli/connection.ts';

export const projectCommand: Command = {
  summary: 'Create a project from a file, or list the projects',
  usage: `touchstone project create --file project.json ${connectionUsage}
touchstone project list ${connectionUsage}`,
  options: { ...connectionOptions, file: { type: 'string' } },
  run(given) {
    const [verb, ...rest] = given.positionals;
    if (rest.length === 0 && verb === 'create') return create(given);
    if (rest.length === 0 && verb === 'list') return list(given);
    throw new CommandRefused(
      'Say what to do: touchstone project create, or touchstone project list',
    );
  },
};

async function create(given: Given): Promise<ExitCode> {
  const file = required(given, 'file');
  const read = readJson(file);
  const parsed = projectFile.safeParse(read);
  const unknown = unknownSettings(read);
  if (!parsed.success || unknown.length > 0) {
    const issues = parsed.error?.issues ?? [];
    const places = [
      ...issues.map(
        ({ path, message }) => `  ${path.join('.') || 'the file'}: ${inWords(message)}`,
      ),
      ...unknown.map((name) => `  ${name}: no setting has this name`),
    ];
    throw new CommandRefused(`${file} is not a project:\n${places.join('\n')}`);
  }
  const connection = await connect(given);
  try {
    const project = await connection.backend.send(createProject, { body: parsed.data });
    tell(`Project ${project.slug} is made, at version ${project.version} of its settings`);
    if (isSet(given, 'json')) await writeJson(project);
    return 0;
  } finally {
    await connection.close();
  }
}

/** A slip of the pen would otherwise leave a setting at its default in silence. */
function unknownSettings(read: unknown): string[] {
  if (typeof read !== 'object' || read === null) return [];
  // An editor's pointer to the JSON Schema is no setting.
  const known = new Set([...Object.keys(projectFile.shape), '$schema']);
  return Object.keys(read).filter((name) => !known.has(name));
}

function inWords(message: string): string {
  return message.endsWith('received undefined') ? 'Missing' : message;
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandRefused(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

async function list(given: Given): Promise<ExitCode> {
  const connection = await connect(given);
  try {
    const { account, memberships } = await connection.backend.send(getSession, {});
    if (account === null) throw new CommandRefused('The server does not know this key');
    if (isSet(given, 'json')) await writeJson({ projects: memberships });
    else await write(memberships.map(({ slug, name }) => `${slug}\t${name}\n`).join(''));
    return 0;
  } finally {
    await connection.close();
  }
}
