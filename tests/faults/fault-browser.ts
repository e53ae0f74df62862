import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromiumFlags, findChromium } from '#tests/run/chromium.ts';

/**
 * A Chromium with a profile of its own that survives `kill -9`: started here and not by
 * Playwright, so that its whole process group can be killed.
 */
export type KillableBrowser = {
  context: BrowserContext;
  kill(): Promise<void>;
  /** Starts again on the same profile. */
  relaunch(): Promise<BrowserContext>;
  close(): Promise<void>;
};

export async function killableBrowser(): Promise<KillableBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'touchstone-profile-'));
  let child: ChildProcess | null = null;
  let browser: Browser | null = null;

  async function launch(): Promise<BrowserContext> {
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    child = spawn(
      chromiumPath(),
      [
        ...chromiumFlags,
        '--headless=new',
        '--remote-debugging-port=0',
        // The designed size: on a lower screen the questions are folded.
        '--window-size=1440,1000',
        `--user-data-dir=${profile}`,
        '--disable-session-crashed-bubble',
        'about:blank',
      ],
      { stdio: 'ignore', detached: true },
    );
    const port = await portIn(portFile);
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no context');
    self.context = context;
    return context;
  }

  async function kill(): Promise<void> {
    const dying = child;
    if (!dying?.pid || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((done) => dying.once('exit', done));
    process.kill(-dying.pid, 'SIGKILL');
    await gone;
    await browser?.close().catch(() => {});
    rmSync(join(profile, 'SingletonLock'), { force: true });
  }

  const self: KillableBrowser = {
    context: null as never,
    kill,
    relaunch: launch,
    async close() {
      await kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  await launch();
  return self;
}

/** One browser for many tests; each device is a context in it. */
export function sharedBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
}

function chromiumPath(): string {
  const path = findChromium();
  if (!path) throw new Error('The fault suite needs Chromium');
  return path;
}

async function portIn(file: string): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port) return Number(port);
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error('Chromium did not start');
}
