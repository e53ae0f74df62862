import { usualReadingStyle, type ReadingStyle } from '#ui/viewers/reading-style.ts';

/** How a person likes to work; kept on the device, the same for every task. */
export type SurfacePreferences = {
  readonly style: ReadingStyle;
  readonly scrollTogether: boolean;
  readonly promptDocked: boolean;
  /** Null: as the height of the window suggests. */
  readonly promptFolded: boolean | null;
  /** `Y` `N` `U` `P` go on to the next response or criterion. */
  readonly advance: boolean;
};

const key = 'touchstone-grading';

const usual: SurfacePreferences = {
  style: usualReadingStyle,
  scrollTogether: true,
  promptDocked: false,
  promptFolded: null,
  advance: true,
};

export function recallPreferences(): SurfacePreferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...usual, ...kept } : usual;
  } catch {
    // Storage can be forbidden or hold something foreign; then the usual ways hold.
    return usual;
  }
}

export function keepPreferences(preferences: SurfacePreferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A habit that is not remembered is no loss of work.
  }
}
