import { existsSync, openAsBlob } from 'node:fs';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { keyFile, keyFileOf } from '#server/node/secret-place.ts';
import { CommandRefused, tell, type Command, type Given } from '#cli/command.ts';
import { connect, connectionOptions } from '#cli/connection.ts';
import { settingOf } from '#cli/serve-settings.ts';

export const restoreCommand: Command = {
  summary: 'Put a backup into an empty data folder or database',
  usage:
    'touchstone restore FILE [--secret-file KEY] [--data DIR | --database-url postgres://…]\n\n' +
    'KEY is the touchstone.key of the installation that the backup is of. It is in no backup;\n' +
    'without it second factors cannot be read, and are turned off.',
  options: { ...connectionOptions, 'secret-file': { type: 'string' } },
  async run(given) {
    const [path, ...more] = given.positionals;
    if (path === undefined || more.length > 0) throw new CommandRefused('Name one file to read');
    const secret = secretOf(given);
    const blob = await openAsBlob(path);
    const connection = await connect(given);
    try {
      const { limbs, folder } = connection;
      if (limbs === null) {
        throw new CommandRefused('A running server is never restored into: name an empty folder');
      }
      const { rows, at, secondFactorsLost } = await restoreBackup(limbs, blob.stream(), secret);
      if (secret !== null && folder !== null) {
        const own = keyFile(keyFileOf(folder));
        if (own.read() === null) own.keep(secret);
      }
      tell(`${rows.toLocaleString('en-GB')} rows as they stood at ${at}; everybody signs in anew`);
      if (secondFactorsLost > 0) {
        tell(
          `${secondFactorsLost} second factors could not be read without the key and are off: ` +
            'their people sign in with the password alone until they turn it on again.',
        );
      }
      return 0;
    } finally {
      await connection.close();
    }
  },
};

function secretOf(given: Given): string | null {
  const text = process.env['TOUCHSTONE_SECRET'];
  if (text !== undefined) return text;
  const path = settingOf(given, 'secret-file');
  if (path === undefined) return null;
  if (!existsSync(path)) throw new CommandRefused(`There is no file ${path}`);
  return keyFile(path).read();
}
