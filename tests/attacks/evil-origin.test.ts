import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import {
  continueAs,
  touchstoneWorld,
  type TouchstoneWorld,
} from '#tests/journeys/touchstone-world.ts';
import { bodyFor } from './request-for.ts';

// A page elsewhere, opened in the browser of somebody who is signed in. On another port of this
// host it counts as the same site, so the cookie goes along; under another name it does not.

let world: TouchstoneWorld;
let evil: Server;
let port = 0;
beforeAll(async () => {
  world = await touchstoneWorld();
  evil = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>evil</title><body></body>');
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  port = (evil.address() as AddressInfo).port;
}, 300_000);
afterAll(async () => {
  await world.close();
  await new Promise((resolve) => evil.close(resolve));
});

test('a page of another origin changes nothing and reads nothing, with the person signed in', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'lead');
  const session = async () => (await page.request.get(`${world.url}/api/session`)).json();
  const { memberships } = (await session()) as { memberships: { projectId: string }[] };
  const projectId = memberships[0]?.projectId ?? '';
  const at = `${world.url}/api/projects/${projectId}`;
  /** What the lead can see of everything that a request could change. */
  const state = async () => {
    const said: string[] = [JSON.stringify(await session())];
    for (const path of ['', '/people', '/api-keys', '/imports', '/tasks', '/terms']) {
      said.push(`${path} ${await (await page.request.get(at + path)).text()}`);
    }
    return said;
  };
  const calls = endpoints.map((endpoint) => ({
    method: endpoint.method,
    url: `${world.url}/api${endpoint.path
      .replace('{projectId}', projectId)
      .replaceAll(/\{\w+\}/g, 'x')}`,
    body: endpoint.body.kind === 'none' ? null : JSON.stringify(bodyFor(endpoint)),
  }));
  const before = await state();

  for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
    const attacker = await context.newPage();
    await attacker.goto(origin);
    const seen = await attacker.evaluate(async (all) => {
      const read: string[] = [];
      let sent = 0;
      for (const { method, url, body } of all) {
        for (const init of [
          { mode: 'no-cors', method: method === 'GET' ? 'GET' : 'POST', type: 'text/plain' },
          { mode: 'cors', method, type: 'application/json' },
          { mode: 'cors', method: method === 'GET' ? 'GET' : 'POST', type: 'text/plain' },
        ] as const) {
          sent += 1;
          const answer = await fetch(url, {
            method: init.method,
            mode: init.mode,
            credentials: 'include',
            ...(init.method !== 'GET' && {
              headers: { 'Content-Type': init.type },
              body: body ?? '{}',
            }),
          }).catch(() => null);
          if (answer && answer.type !== 'opaque') read.push(`${init.method} ${url}`);
        }
      }
      // Forms, as they need no script: into a frame, so that the page stays.
      for (const { url, body } of all.filter((each) => each.method !== 'GET').slice(0, 60)) {
        for (const type of [
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data',
        ]) {
          const frame = document.createElement('iframe');
          frame.name = `f${sent}`;
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action: url, enctype: type, target: frame.name });
          const field = document.createElement('input');
          field.name = (body ?? '{}').slice(0, -1);
          field.value = '"}';
          form.append(field);
          document.body.append(frame, form);
          form.submit();
          sent += 1;
        }
      }
      // What loads by itself, and what shows what was loaded.
      const image = document.createElement('img');
      image.src = all[0]?.url ?? '';
      const frame = document.createElement('iframe');
      frame.src = new URL('/', all[0]?.url).href;
      document.body.append(image, frame);
      await new Promise((resolve) => {
        setTimeout(resolve, 3000);
      });
      const framed = [...document.querySelectorAll('iframe')].map((each) => {
        try {
          return each.contentDocument?.body.textContent ?? '';
        } catch {
          return '';
        }
      });
      return { read, sent, framed: framed.filter((text) => text.includes('{')) };
    }, calls);
    expect(seen.sent).toBeGreaterThan(calls.length * 3);
    expect([origin, seen.read, seen.framed]).toEqual([origin, [], []]);
    await attacker.close();
  }
  expect(await state()).toEqual(before);
  // The page itself is let through: the watch above would have seen a change.
  const own = await page.evaluate(async (url) => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ name: 'Own', scopes: ['read'] });
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }, `${at}/api-keys`);
  expect(own).toBe(200);
  expect(await state()).not.toEqual(before);
}, 300_000);
