import type { Server } from 'node:http';

const FIRST_PORT = 4400;
const LAST_PORT = 4499;

export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use. Choose another with --port`);
    this.name = 'PortTaken';
  }
}

/** Listens on the port, or with null on 4400 or the next free one. Throws PortTaken. */
export async function listen(
  server: Server,
  address: string,
  port: number | null,
): Promise<{ port: number }> {
  if (port !== null) {
    if (!(await tryListen(server, address, port))) throw new PortTaken(port);
    return { port: portOf(server) };
  }
  for (let next = FIRST_PORT; next <= LAST_PORT; next += 1) {
    if (await tryListen(server, address, next)) return { port: next };
  }
  throw new PortTaken(FIRST_PORT);
}

function tryListen(server: Server, address: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, address);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return address.port;
}
