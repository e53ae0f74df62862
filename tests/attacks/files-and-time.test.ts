import { expect, test, vi } from 'vitest';
import { getTask } from '#contract/data/get-task.ts';
import { listPeople } from '#contract/people/list-people.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { sealed, unsealed } from '#server/accounts/sealed-secret.ts';
import { createApp } from '#server/app.ts';
import { JSON_DEADLINE_MS, readJson } from '#server/read-body.ts';
import { randomIds } from '#server/random-ids.ts';
import { json } from '#server/database/json.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';

test('a body that trickles is given up at its deadline', async () => {
  vi.useFakeTimers();
  try {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"persona":')),
    });
    const request = new Request('http://touchstone.test/api/session/sample', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    const answer = readJson(request).then(
      () => 'answered',
      () => 'refused',
    );
    await vi.advanceTimersByTimeAsync(JSON_DEADLINE_MS - 1000);
    expect(await Promise.race([answer, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await answer).toBe('refused');
  } finally {
    vi.useRealTimers();
  }
});

onPGlite('looks and refusals', (open) => {
  const password = 'correct horse battery';
  async function begin() {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const app = createApp(testLimbs(database));
    const person = async (name: string, role: 'expert' | 'lead') => {
      const email = `${name}@example.com`;
      const { id } = await createAccount(database, randomIds, { name, email, password });
      await addMember(database, { projectId: 'p', accountId: id, role });
      const client = testClient(app.fetch);
      await client.send(signIn, { body: { email, password } });
      return { id, client };
    };
    const kinds = async () => {
      const rows = await database
        .selectFrom('audit_entry')
        .select(['kind', 'actor', 'chain', 'detail'])
        .where('kind', 'in', ['refused', 'document-viewed'])
        .execute();
      return rows;
    };
    return { database, person, kinds };
  }

  test('who is refused is written down, but cannot fill the log', async () => {
    const { person, kinds } = await begin();
    const { id, client } = await person('ada', 'expert');
    for (let n = 0; n < 5; n += 1) {
      await expect(client.send(listPeople, { params: { projectId: 'p' } })).rejects.toThrow();
    }
    expect(await kinds()).toEqual([
      {
        kind: 'refused',
        actor: id,
        chain: 'installation',
        detail: { operation: 'listPeople', permission: 'people.read' },
      },
    ]);
  });

  test('looks at restricted documents are written down, at others not', async () => {
    const { database, person, kinds } = await begin();
    const lead = await person('lea', 'lead');
    const { id: taskId } = await database.selectFrom('task').select('id').executeTakeFirstOrThrow();
    const params = { projectId: 'p', taskId };
    await lead.client.send(getTask, { params });
    expect(await kinds()).toEqual([]);
    const documents = [
      { id: 'd', name: 'Note', mediaType: 'text/plain', text: 'x', restricted: true },
    ];
    await database
      .updateTable('task')
      .set({ documents: json(documents) })
      .execute();
    await lead.client.send(getTask, { params });
    expect(await kinds()).toMatchObject([{ kind: 'document-viewed', actor: lead.id, chain: 'p' }]);
  });

  test('a sealed secret is not in its table, comes back, and cannot be altered', async () => {
    const key = 'a key of the installation, 32 characters';
    const secret = crypto.getRandomValues(new Uint8Array(20));
    const stored = await sealed(key, 'second-factor', secret);
    expect(Buffer.from(stored).includes(Buffer.from(secret))).toBe(false);
    expect(await unsealed(key, 'second-factor', stored)).toEqual(secret);
    expect(await unsealed(key, 'second-factor', secret)).toEqual(secret);
    const altered = Uint8Array.from(stored);
    altered[20] = (altered[20] ?? 0) ^ 1;
    await expect(unsealed(key, 'second-factor', altered)).rejects.toThrow();
    await expect(unsealed(`${key}!`, 'second-factor', stored)).rejects.toThrow();
    await expect(unsealed(key, 'sign-in-attempt', stored)).rejects.toThrow();
  });
});
