/**
 * The one sentence about where the work is, in the order of product.md. `saved` is on the
 * server's disk, `kept` and `offline` on this device's, `not-saved` in this tab only.
 * `at` is the server's time in epoch milliseconds, null before the first save.
 */
export type SyncStatus =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving'; count: number }
  | { kind: 'kept'; sending: boolean }
  | { kind: 'offline'; count: number }
  | { kind: 'conflict'; count: number }
  | { kind: 'not-saved'; reason: string };
