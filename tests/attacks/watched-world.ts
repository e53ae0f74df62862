import type { BrowserContext, Page } from 'playwright-core';
import type { TouchstoneWorld } from '#tests/journeys/touchstone-world.ts';

/** What must stay empty in every page that is watched. */
export type Watch = {
  /** Violations of the content policy and of Trusted Types, from the browser's own reports. */
  violations: string[];
  /** Requests to any other origin. */
  elsewhere: string[];
  /** Dialogs, and scripts that were not ours. */
  hits: string[];
  /** How many requests were seen at all: a watch that sees nothing proves nothing. */
  requests: number;
};

export const emptyWatch = (): Watch => ({ violations: [], elsewhere: [], hits: [], requests: 0 });

/** Opens a person whose every page reports to the watch. */
export async function watchedPerson(
  world: TouchstoneWorld,
  watch: Watch,
): Promise<{ context: BrowserContext; page: Page }> {
  const person = await world.person();
  const { context } = person;
  await context.exposeFunction('touchstoneReport', (kind: 'violations' | 'hits', what: string) =>
    watch[kind].push(what),
  );
  await context.addInitScript(() => {
    const report = (kind: string, what: string) => {
      const tell: unknown = Reflect.get(globalThis, 'touchstoneReport');
      if (typeof tell === 'function') tell(kind, what);
    };
    document.addEventListener('securitypolicyviolation', (event) =>
      report(
        'violations',
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      ),
    );
    // The payloads write window.hit; a setter hears it however short the page lives.
    Object.defineProperty(globalThis, 'hit', {
      set() {
        report('hits', `script ran at ${location.pathname}`);
      },
    });
  });
  context.on('request', (request) => {
    watch.requests += 1;
    const url = request.url();
    const own = url.startsWith(`${world.url}/`) || /^(?:data|blob|about):/.test(url);
    if (!own) watch.elsewhere.push(url);
  });
  context.on('dialog', (dialog) => {
    watch.hits.push(dialog.message());
    void dialog.dismiss().catch(() => undefined);
  });
  return person;
}

/** The owner's account and session, as `touchstone serve` makes them. */
export async function becomeOwner(page: Page, world: TouchstoneWorld, name: string): Promise<void> {
  await page.goto(world.ownerLink ?? '');
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create the owner’s account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Asks the API as the page's person; fails unless it answers 200. */
export async function ask<Answer>(
  page: Page,
  url: string,
  method: string,
  path: string,
  data?: unknown,
): Promise<Answer> {
  const answer = await page.request.fetch(`${url}/api${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `k${Math.random().toString(36).slice(2)}aaaaaaaaaaaaaaaa`,
    },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
  if (answer.status() !== 200) {
    throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  }
  return (await answer.json().catch(() => null)) as Answer;
}

type ImportJob = { id: string; state: string; progress: { tasks: number } };

/** Imports files as the page's person; answers the finished job. */
export async function importFiles(
  page: Page,
  url: string,
  projectId: string,
  files: readonly { name: string; text: string }[],
  options: object = {},
): Promise<ImportJob> {
  const at = `/projects/${projectId}/imports`;
  const { id } = await ask<ImportJob>(page, url, 'POST', at, {
    files: files.map(({ name, text }) => ({ name, size: Buffer.byteLength(text), use: 'rows' })),
    options,
  });
  for (const [index, { text }] of files.entries()) {
    await page.request.put(`${url}/api${at}/${id}/files/${index}`, {
      headers: { 'Content-Type': 'application/octet-stream' },
      data: Buffer.from(text),
    });
  }
  await ask(page, url, 'POST', `${at}/${id}/start`, { dryRun: false });
  for (;;) {
    const job = await ask<ImportJob>(page, url, 'GET', `${at}/${id}`);
    if (job.state === 'done') return job;
    if (job.state !== 'running') throw new Error(JSON.stringify(job));
    await page.waitForTimeout(100);
  }
}
