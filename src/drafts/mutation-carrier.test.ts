import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { mutationCarrier } from './mutation-carrier.ts';

test('a send is a mutation with its key, its state and its answer', async () => {
  const client = new QueryClient();
  const carry = mutationCarrier(client);
  let finish: (answer: string) => void = () => {};
  const label = { what: 'save', assignment: 'a1', key: 'tab:1' } as const;
  const sent = carry(label, () => new Promise<string>((done) => (finish = done)));
  await Promise.resolve();
  const [mutation] = client.getMutationCache().findAll({ mutationKey: ['draft', 'a1'] });
  expect(mutation?.state).toMatchObject({ status: 'pending', variables: 'tab:1' });
  finish('answer');
  expect(await sent).toBe('answer');
  expect(mutation?.state.status).toBe('success');
});

test('a failure is tried once and reaches the engine as it was', async () => {
  const client = new QueryClient();
  let tries = 0;
  const failure = new Error('no');
  const label = { what: 'save', assignment: 'a1', key: 'tab:2' } as const;
  const sent = mutationCarrier(client)(label, () => {
    tries++;
    return Promise.reject(failure);
  });
  await expect(sent).rejects.toBe(failure);
  expect(tries).toBe(1);
});
