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
  const parsed = projectFile.safeParse(readJson(file));
  if (!parsed.success) {
    const places = parsed.error.issues.map(
      ({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`,
    );
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
