import { ownPath } from '#app/own-path.ts';

const KEY = 'touchstone.place-to-return';

/** Remembered in this tab alone, while the browser is away at the provider. */
export function rememberPlace(to: string): void {
  sessionStorage.setItem(KEY, to);
}

/** The place that was asked for before, once; the first screen where none was. */
export function placeToReturn(): string {
  const to = ownPath(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  return to ?? '/';
}
