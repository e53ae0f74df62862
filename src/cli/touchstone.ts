import { parseArgs } from 'node:util';
import { tell, type Command, type ExitCode } from './command.ts';
import { agreementCommand } from './commands/agreement.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { projectCommand } from './commands/project.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { userCommand } from './commands/user.ts';
import { refusalLines } from './refusal-lines.ts';

// The touchstone command. Human text goes to stderr, data to stdout; 0 done, 1 partly, 2 refused.
const commands: Readonly<Record<string, Command>> = {
  project: projectCommand,
  user: userCommand,
  import: importCommand,
  export: exportCommand,
  agreement: agreementCommand,
  backup: backupCommand,
  restore: restoreCommand,
  audit: auditCommand,
  serve: serveCommand,
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === 'help') {
    tell(overview());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    tell(`There is no command ${name}.\n${overview()}`);
    return 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values['help'] === true) {
      tell(`${command.summary}\n\n${command.usage}`);
      return 0;
    }
    return await command.run({ values: values as never, positionals });
  } catch (error) {
    for (const line of refusalLines(error)) tell(line);
    if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) tell(`\n${command.usage}`);
    return 2;
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`,
  );
  return ['touchstone COMMAND …; touchstone COMMAND --help tells its options.', '', ...lines].join(
    '\n',
  );
}
