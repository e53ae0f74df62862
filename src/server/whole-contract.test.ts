import { expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { getSession } from '#contract/session/get-session.ts';
import { publicRoute, type Route } from './route.ts';
import { wholeContract } from './whole-contract.ts';

const routes: Route[] = endpoints.map((endpoint) => ({
  endpoint,
  answer: async () => new Response(),
}));

test('the server’s routes are the whole contract', () => {
  expect(
    wholeContract()
      .map(({ endpoint }) => endpoint.name)
      .toSorted(),
  ).toEqual(endpoints.map(({ name }) => name).toSorted());
});

test('the server does not start without a handler, or with two', () => {
  expect(() => wholeContract(routes.slice(1))).toThrow('getSession has 0 handlers');
  expect(() => wholeContract([...routes, ...routes.slice(0, 1)])).toThrow('getSession has 2');
});

test('the server does not start with a handler that the contract does not know', () => {
  const stray = publicRoute({ ...getSession, name: 'stray' }, async () => {
    throw new Error('not reached');
  });
  expect(() => wholeContract([...routes, stray])).toThrow('stray has a handler but');
});

test('the server does not start with a permission that its path cannot decide', () => {
  const wrong = [
    { ...getSession, permission: 'task.grade' as const },
    { ...getSession, path: '/projects/{projectId}/x', permission: 'signed-in' as const },
  ];
  for (const endpoint of wrong) {
    const route = { endpoint, answer: async () => new Response() };
    expect(() => wholeContract([route], [endpoint])).toThrow('does not fit its path');
  }
});
