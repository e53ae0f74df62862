import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';

/**
 *   pass          the request and its answer go through
 *   drop-request  the connection breaks before the request arrives
 *   drop-answer   the request takes effect, and the connection breaks before its answer
 *   hold          nothing happens until `release`
 *   problem       the proxy answers with a problem of the contract, the server sees nothing
 *   raw           the proxy answers something that is no answer of Touchstone
 */
export type ProxyAction =
  | { kind: 'pass'; delay?: number }
  | { kind: 'drop-request' }
  | { kind: 'drop-answer' }
  | { kind: 'hold' }
  | { kind: 'problem'; problem: string; status: number; extra?: object }
  | { kind: 'raw'; status: number };

export type ProxyRequest = { method: string; path: string; body: string };
/** Answers what to do with a request, or null where it does not care. */
export type ProxyRule = (request: ProxyRequest) => ProxyAction | null;

export type FaultProxy = {
  url: string;
  /** Where requests go; null while no server is up, then connections are refused. */
  upstream: number | null;
  /** Asked in order; the first that answers decides. Files of the page always pass. */
  rules: ProxyRule[];
  /** True breaks every connection, as a network that is away. */
  down: boolean;
  /** Rewrites a request's body on its way, as a server of another version would read it. */
  rewrite: ((request: ProxyRequest) => string) | null;
  log: (ProxyRequest & { at: number; action: string; status: number | null })[];
  release(): void;
  /** Forgets all rules, lets everything pass. */
  heal(): void;
  close(): Promise<void>;
};

/** Stands between the browser and the server, and breaks what it is told to break. */
export async function faultProxy(): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];

  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const path = incoming.url ?? '/';
    const request = {
      method: incoming.method ?? 'GET',
      path,
      body: Buffer.concat(chunks).toString(),
    };
    const isApi = path.startsWith('/api/');
    const action = (isApi ? decide(request) : null) ?? { kind: 'pass' };
    const entry = { at: performance.now(), ...request, action: action.kind, status: null };
    if (isApi) proxy.log.push(entry);
    if (proxy.down || action.kind === 'drop-request') return void incoming.socket.destroy();
    if (action.kind === 'problem') return problem(outgoing, action);
    if (action.kind === 'raw') return void outgoing.writeHead(action.status).end('<h1>Bad</h1>');
    if (action.kind === 'hold') await new Promise<void>((done) => held.push(done));
    if (action.kind === 'pass' && action.delay) await sleep(action.delay);
    if (proxy.upstream === null) return void incoming.socket.destroy();
    await pass(incoming, outgoing, {
      body: proxy.rewrite && isApi ? proxy.rewrite(request) : request.body,
      dropAnswer: action.kind === 'drop-answer',
      entry,
    });
  }

  function decide(request: ProxyRequest): ProxyAction | null {
    for (const rule of proxy.rules) {
      const action = rule(request);
      if (action) return action;
    }
    return null;
  }

  function pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    how: { body: string; dropAnswer: boolean; entry: { status: number | null } },
  ): Promise<void> {
    const body = Buffer.from(how.body);
    const headers = { ...incoming.headers, 'content-length': String(body.length) };
    return new Promise((done) => {
      const broken = () => {
        incoming.socket.destroy();
        done();
      };
      const up = forward(
        {
          host: '127.0.0.1',
          port: proxy.upstream,
          method: incoming.method,
          path: incoming.url,
          headers,
        },
        (reply) => {
          reply.on('error', broken);
          how.entry.status = reply.statusCode ?? null;
          if (how.dropAnswer || proxy.down) {
            reply.resume();
            return broken();
          }
          outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(outgoing);
          reply.on('end', () => done());
        },
      );
      up.on('error', broken);
      up.end(body);
    });
  }

  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${address.port}`,
    upstream: null,
    rules: [],
    down: false,
    rewrite: null,
    log: [],
    release() {
      for (const go of held.splice(0)) go();
    },
    heal() {
      proxy.rules = [];
      proxy.down = false;
      proxy.rewrite = null;
      proxy.release();
    },
    async close() {
      proxy.release();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  return proxy;
}

function problem(
  outgoing: ServerResponse,
  { problem: kind, status, extra }: ProxyAction & { kind: 'problem' },
): void {
  outgoing.writeHead(status, { 'Content-Type': 'application/problem+json' });
  const detail = `The proxy says ${kind}`;
  outgoing.end(JSON.stringify({ kind, title: kind, status, detail, ...extra }));
}

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** A rule for the first `times` requests that `matches` picks. */
export function nextTimes(
  times: number,
  matches: (request: ProxyRequest) => boolean,
  action: ProxyAction,
): ProxyRule {
  let left = times;
  return (request) => (left > 0 && matches(request) && left-- > 0 ? action : null);
}

export const isSave = ({ method }: ProxyRequest) => method === 'PATCH';
export const isSubmit = ({ path }: ProxyRequest) => path.endsWith('/submission');
