import { afterEach, expect, test } from 'vitest';
import { mockServer, type MockServer } from './node.ts';
import { changedSettings } from './worlds/changed-settings.ts';
import { disagreeingExperts } from './worlds/disagreeing-experts.ts';

let server: MockServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

// By the process's own fetch: what is proved is that it reaches the server.
async function ask(path: string, body?: unknown) {
  const post = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(
    `http://touchstone.test/api${path}`,
    body === undefined ? undefined : post,
  );
  return answer.json();
}

async function asLead() {
  const session = await ask('/session/sample', { persona: 'lead' });
  return `/projects/${session.memberships[0].projectId}`;
}

test('a task in work has its draft; what is asked elsewhere is refused', async () => {
  server = await mockServer({
    about: 'One open task',
    steps: [{ as: 'expert', does: 'begin', why: 'Begun.' }],
  });
  const { memberships } = await ask('/session');
  const { assignments } = await ask(`/projects/${memberships[0].projectId}/assignments`);
  expect(assignments).toMatchObject([{ state: 'held', purpose: 'current' }]);
  await expect(fetch('http://elsewhere.test/x')).rejects.toThrow();
});

test('a fetch of this process is answered by the server, signed in as whoever was chosen', async () => {
  server = await mockServer();
  expect((await ask('/session')).account).toBeNull();
  await ask('/session/sample', { persona: 'expert' });
  expect((await ask('/session')).account.email).toBe('expert@sample.example');
});

test('disagreeing experts judged the same three tasks, each once', async () => {
  server = await mockServer(disagreeingExperts);
  const project = await asLead();
  const { tasks } = await ask(`${project}/tasks?limit=500`);
  const given = tasks.map((each: { annotations: number }) => each.annotations);
  expect(given.filter((count: number) => count === 2)).toHaveLength(3);
  expect(given.filter((count: number) => count === 1)).toHaveLength(0);
});

test('after settings changed, the old answer and the open task stand under version 1', async () => {
  server = await mockServer(changedSettings);
  const project = await asLead();
  const { versions } = await ask(`${project}/versions`);
  expect(versions).toMatchObject([
    { version: 2, annotations: 0, openAssignments: 0 },
    { version: 1, annotations: 1, openAssignments: 1 },
  ]);
});
