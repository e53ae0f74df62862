import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Asks the server that the page came from, as the person who is signed in there. */
export async function ask<Answer>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  data?: unknown,
  idempotencyKey?: string,
): Promise<Answer> {
  const answer = await page.request.fetch(`${new URL(page.url()).origin}/api${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
  expect([path, answer.status()]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

export type Uploaded = { name: string; text: string; use: 'rows' | 'rubric' };

/** Imports files into a project, and waits until their rows stand. */
export async function importFiles(
  page: Page,
  projectId: string,
  uploads: readonly Uploaded[],
): Promise<void> {
  const at = `/projects/${projectId}/imports`;
  const files = uploads.map(({ name, text, use }) => ({
    name,
    use,
    size: Buffer.byteLength(text),
  }));
  const { id } = await ask<{ id: string }>(page, 'POST', at, { files, options: {} });
  for (const [index, { text }] of uploads.entries()) {
    await page.request.put(`${new URL(page.url()).origin}/api${at}/${id}/files/${index}`, {
      headers: { 'Content-Type': 'application/octet-stream' },
      data: Buffer.from(text),
    });
  }
  await ask(page, 'POST', `${at}/${id}/start`, { dryRun: false });
  // Not `expect.poll`: the pictures are taken outside any test.
  for (let asked = 0; asked < 600; asked++) {
    const { state } = await ask<{ state: string }>(page, 'GET', `${at}/${id}`);
    if (state === 'done') return;
    await page.waitForTimeout(100);
  }
  throw new Error('The import does not end');
}
