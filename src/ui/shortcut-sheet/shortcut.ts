/** One line of the sheet; `keys` as in code, several are alternatives or a pair. */
export interface Shortcut {
  readonly group: string;
  readonly keys: readonly string[];
  readonly what: string;
  /** Between two keys: `1` to `7`. */
  readonly joint?: string;
}
