/** A task of its own for the event loop: what waits there, requests and answers of the database, runs first. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
