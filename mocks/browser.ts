import { setupWorker } from 'msw/browser';
import { handlers, type AppFetch } from './handlers.ts';
import { postableRequest, responseOf, type FromServer } from './request-wire.ts';

/**
 * Starts the reference server in a worker of this browser and lets it answer every `/api` request
 * of this page. Rejects with a reason for people where a browser cannot do that.
 */
export async function startDemoServer(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('The demo needs service workers, which this browser or window does not have.');
  }
  const base = new URL(import.meta.env.BASE_URL, document.baseURI);
  const app = await connectedApp(serverPort(new URL('demo-snapshot.bin', base)));
  const worker = setupWorker(...handlers(app));
  await worker.start({
    serviceWorker: { url: new URL('mockServiceWorker.js', base).href },
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
}

type Port = Pick<MessagePort, 'postMessage' | 'addEventListener'>;

function serverPort(snapshot: URL): Port {
  if ('SharedWorker' in globalThis) {
    const { port } = new SharedWorker(new URL('./demo-worker.ts', import.meta.url), {
      type: 'module',
      name: snapshot.href,
    });
    port.start();
    return port;
  }
  return new Worker(new URL('./demo-worker.ts', import.meta.url), {
    type: 'module',
    name: snapshot.href,
  });
}

/** The app behind a port; resolves when the server there is ready. */
function connectedApp(port: Port): Promise<AppFetch> {
  const waiting = new Map<number, (response: Response) => void>();
  let last = 0;
  const app: AppFetch = {
    async fetch(request) {
      const posted = await postableRequest((last += 1), request);
      return new Promise((resolve) => {
        waiting.set(posted.id, resolve);
        port.postMessage(posted);
      });
    },
  };
  return new Promise((resolve, reject) => {
    port.addEventListener('message', (event: MessageEvent<FromServer>) => {
      const message = event.data;
      if (message.kind === 'ready') resolve(app);
      if (message.kind === 'failed') reject(new Error(message.reason));
      if (message.kind !== 'answer') return;
      waiting.get(message.response.id)?.(responseOf(message.response));
      waiting.delete(message.response.id);
    });
  });
}
