const LOOK_EVERY = 50;

/**
 * Waits until what is read is this text, or fits this pattern. Unlike `expect.poll` it belongs to
 * no test, so that tests side by side can wait.
 */
export async function eventually(
  read: () => Promise<unknown>,
  wanted: string | RegExp,
  within = 20_000,
): Promise<void> {
  const until = performance.now() + within;
  for (;;) {
    const last = await read();
    const stands = typeof wanted === 'string' ? last === wanted : wanted.test(String(last));
    if (stands) return;
    if (performance.now() > until) {
      throw new Error(`After ${within} ms still ${JSON.stringify(last)}, not ${String(wanted)}`);
    }
    await new Promise((next) => setTimeout(next, LOOK_EVERY));
  }
}
