import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { run } from './step.ts';

type Found = { kind: 'found'; path: string } | { kind: 'missing'; say: string };

/** Chromium by CHROMIUM_PATH, in Debian's place, or Playwright's own; null where there is none. */
export function findChromium(): string | null {
  const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', chromium.executablePath()];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}

/** Finds Chromium; on Debian as root it is installed where missing. */
export async function ensureChromium(): Promise<Found> {
  const found = findChromium();
  if (found) return { kind: 'found', path: found };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from Debian …');
    await run('apt-get', ['update', '-q']);
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = findChromium();
    if (installed) return { kind: 'found', path: installed };
  }
  return {
    kind: 'missing',
    say: 'The browser tests need Chromium: apt-get install chromium, or npx playwright install chromium, or set CHROMIUM_PATH.',
  };
}

/** Flags under which Debian's Chromium is quiet and makes no connections of its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
