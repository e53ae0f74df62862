import { serve, type ServeOptions, type Served } from '#server/node/serve.ts';

/**
 * Serves until the process is told to stop, then finishes what is under way. Says on stdout
 * where it is ready (the line that scripts wait for) and how durable its data is.
 */
export async function runServer(options: ServeOptions, say: (line: string) => void): Promise<void> {
  const served = await serve(options);
  say(served.durability);
  if (options.sampleMode) {
    say('Sample accounts sign in without a password: it listens on this machine only.');
  }
  if (options.provider) {
    say(`People may also sign in at ${options.provider.issuer}.`);
  }
  if (served.ownerLink !== null) {
    say('Nobody owns this installation yet. This link makes the owner, once, within a day:');
    say(`  ${served.ownerLink}`);
  }
  say(`Touchstone is ready at ${served.url}`);
  await untilStopped(served);
}

function untilStopped(served: Served): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      // A second signal ends the process at once, as the default does.
      process.off('SIGINT', stop).off('SIGTERM', stop);
      served.close().then(resolve, reject);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
