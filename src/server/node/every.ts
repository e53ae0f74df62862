/**
 * Does a chore again and again, `pauseMs` after it last ended, so that it never meets itself. It
 * does not keep the process alive. What it throws is told to `failed`; the chore goes on. Answers
 * how to stop, which waits for what is under way.
 */
export function every(
  pauseMs: number,
  chore: () => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(() => {
      underWay = chore()
        .catch(failed)
        .then(() => {
          if (!stopped) wait();
        });
    }, pauseMs).unref();
  };
  wait();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
