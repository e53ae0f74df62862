import { createApp } from '#server/app.ts';
import { databaseFiles } from '#server/database/database-files.ts';
import { openDemoDatabase } from './demo-database.ts';
import { DEMO_SECRET, demoIdentity } from './demo-identity.ts';
import {
  requestOf,
  postableResponse,
  type FromServer,
  type PostedRequest,
} from './request-wire.ts';

/**
 * The reference server inside the browser. As a SharedWorker one of it serves every tab; where
 * there are none it is a tab's own worker, and the lock keeps a second one off the data.
 */
// The page names the worker after the snapshot's address.
const snapshotUrl = self.name;
const clock = { now: () => new Date() };
const ids = { next: () => crypto.randomUUID().replaceAll('-', '') };

type Serve = (request: Request) => Promise<Response>;
const serving = whileAlone().then(start);

async function start(): Promise<Serve> {
  const { database, flush } = await openDemoDatabase(snapshotUrl);
  const app = createApp({
    database,
    clock,
    ids,
    identity: demoIdentity(database),
    files: databaseFiles(database, clock),
    secret: DEMO_SECRET,
    sampleMode: true,
    log(entry) {
      if (entry.level === 'error') console.error(entry);
    },
  });
  return async (request) => {
    const response = await app.fetch(request);
    if (request.method !== 'GET') await flush();
    return response;
  };
}

/** Resolves once no other worker has the data open, and keeps others off from then on. */
function whileAlone(): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = AbortSignal.timeout(10_000);
    patience.addEventListener('abort', () =>
      reject(new Error('The demo is open in another tab. Close that one, then reload this one.')),
    );
    void navigator.locks
      .request('touchstone-demo', { signal: patience }, () => {
        resolve();
        return new Promise<never>(() => {});
      })
      .catch(reject);
  });
}

async function connect(port: Pick<MessagePort, 'postMessage' | 'addEventListener'>): Promise<void> {
  const tell = (message: FromServer) => port.postMessage(message);
  let serve: Serve;
  try {
    serve = await serving;
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  port.addEventListener('message', async (event: MessageEvent<PostedRequest>) => {
    const response = await serve(requestOf(event.data));
    tell({ kind: 'answer', response: await postableResponse(event.data.id, response) });
  });
  tell({ kind: 'ready' });
}

if ('onconnect' in globalThis) {
  globalThis.addEventListener('connect', (event) => {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (!port) return;
    void connect(port);
    port.start();
  });
} else {
  void connect({
    postMessage: (message: unknown) => self.postMessage(message),
    addEventListener: self.addEventListener.bind(self),
  });
}
