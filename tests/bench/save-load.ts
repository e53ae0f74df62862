import { Agent, request } from 'node:http';

/** One expert with one draft on one connection, as the client sends: a save at a time. */
export type Saver = { url: string; cookie: string; projectId: string; assignmentId: string };

export type Load = { saves: number; milliseconds: number[]; seconds: number };

/** Saves of one splice each, one after the other on every connection, for some seconds. */
export async function saveLoad(savers: readonly Saver[], seconds: number): Promise<Load> {
  const milliseconds: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    savers.map(async (saver, index) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      let revision = await firstSave(saver, agent, index);
      for (let seq = 1; performance.now() < end; seq++) {
        const patch = { 'rewrite/r': { splice: [1000, 0, 'word '] } };
        const began = performance.now();
        const answer = await send(saver, agent, `bench${index}:${seq}`, revision, patch);
        milliseconds.push(performance.now() - began);
        revision = answer.revision;
      }
      agent.destroy();
    }),
  );
  return { saves: milliseconds.length, milliseconds, seconds: (performance.now() - start) / 1000 };
}

async function firstSave(saver: Saver, agent: Agent, index: number): Promise<number> {
  const text = 'The covenant is tested quarterly. '.repeat(60);
  const answer = await send(saver, agent, `bench${index}:0`, 0, { 'rewrite/r': { set: text } });
  return answer.revision;
}

/** The bytes that one save of a one-character edit puts on the wire, headers included. */
export async function bytesOfEdit(saver: Saver, key: string, document: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const set = { 'rewrite/big': { set: document } };
  const first = await send(saver, agent, `${key}:0`, 0, set);
  const splice = { 'rewrite/big': { splice: [50_000, 0, 'x'] } };
  const second = await send(saver, agent, `${key}:1`, first.revision, splice);
  agent.destroy();
  return second.written - first.written;
}

function send(
  { url, cookie, projectId, assignmentId }: Saver,
  agent: Agent,
  key: string,
  base: number,
  patch: unknown,
): Promise<{ revision: number; written: number }> {
  const body = JSON.stringify({ schema: 1, patch, activeSeconds: 1 });
  return new Promise((resolve, reject) => {
    const call = request(
      `${url}/api/projects/${projectId}/assignments/${assignmentId}/draft`,
      {
        agent,
        method: 'PATCH',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'Idempotency-Key': key,
          'If-Match': `"${base}"`,
          Cookie: cookie,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode !== 200) {
            reject(new Error(`Saving answered ${response.statusCode}: ${text}`));
            return;
          }
          const answer: { revision: number } = JSON.parse(text);
          resolve({ revision: answer.revision, written: call.socket?.bytesWritten ?? 0 });
        });
      },
    );
    call.on('error', reject).end(body);
  });
}
