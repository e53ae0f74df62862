import { text } from 'node:stream/consumers';
import { addAccount } from '#contract/people/add-account.ts';
import { role as roleSchema } from '#domain/people/role.ts';
import {
  CommandRefused,
  isSet,
  optional,
  required,
  tell,
  writeJson,
  type Command,
} from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage } from '#cli/connection.ts';
import { projectOf } from '#cli/project-of.ts';

export const userCommand: Command = {
  summary: 'Make an account and give it a role in a project',
  usage: `touchstone user add EMAIL --name NAME [--role ${roleSchema.options.join('|')} --project SLUG] [--password-stdin] ${connectionUsage}`,
  options: {
    ...connectionOptions,
    name: { type: 'string' },
    role: { type: 'string' },
    project: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  async run(given) {
    const [verb, email, ...rest] = given.positionals;
    if (verb !== 'add' || email === undefined || rest.length > 0) {
      throw new CommandRefused('Say whom to add: touchstone user add EMAIL');
    }
    const name = required(given, 'name');
    const slug = optional(given, 'project');
    const role = roleSchema.safeParse(optional(given, 'role'));
    if (slug !== undefined && !role.success) {
      throw new CommandRefused(`--role is one of ${roleSchema.options.join(', ')}`);
    }
    const password = isSet(given, 'password-stdin')
      ? (await text(process.stdin)).replace(/\r?\n$/, '')
      : null;
    const connection = await connect(given);
    try {
      const { backend } = connection;
      const projectId = slug === undefined ? undefined : await projectOf(backend, slug);
      const made = await backend.send(addAccount, {
        body: { email, name, password, role: role.data, projectId },
      });
      const where = slug === undefined ? '' : `, ${role.data} in ${slug}`;
      tell(
        made.created
          ? `${made.account.email} has an account${where}`
          : `${made.account.email} had an account already; it is kept as it was${where}`,
      );
      if (made.created && password === null)
        tell('It has no password, so nobody can sign in with it yet.');
      if (isSet(given, 'json')) await writeJson(made);
      return 0;
    } finally {
      await connection.close();
    }
  },
};
