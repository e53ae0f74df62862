import { once } from 'node:events';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { downloadBackup } from '#contract/backup/download-backup.ts';
import { CommandRefused, tell, type Command } from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage } from '#cli/connection.ts';
import { fileToWrite } from '#cli/file-to-write.ts';

export const backupCommand: Command = {
  summary: 'Write everything into one file, also while the server runs',
  usage: `touchstone backup FILE ${connectionUsage}`,
  options: connectionOptions,
  async run(given) {
    const [path, ...more] = given.positionals;
    if (path === undefined || more.length > 0) throw new CommandRefused('Name one file to write');
    fileToWrite(path);
    const connection = await connect(given);
    const partial = `${path}.partial`;
    // Password hashes are in it: nobody else on this machine may read it.
    const file = createWriteStream(partial, { mode: 0o600 });
    try {
      const stream = (await connection.backend.send(
        downloadBackup,
        {},
      )) as ReadableStream<Uint8Array>;
      let size = 0;
      for await (const piece of stream) {
        size += piece.byteLength;
        if (!file.write(piece)) await once(file, 'drain');
      }
      file.end();
      await finished(file);
      renameSync(partial, path);
      tell(`${size.toLocaleString('en-GB')} bytes in ${path}; keep it where secrets are kept`);
      return 0;
    } catch (error) {
      file.destroy();
      rmSync(partial, { force: true });
      throw error;
    } finally {
      await connection.close();
    }
  },
};
