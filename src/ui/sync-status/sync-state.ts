import { formatCount } from '#ui/format-number.ts';
import { clockTime } from '#ui/relative-time.ts';

/**
 * Where the person's work is. `saved` is on the server's disk, `kept` on this device,
 * `not-saved` only in this tab. Times are epoch milliseconds.
 */
export type SyncState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving'; readonly count: number }
  | { readonly kind: 'kept'; readonly sending: boolean }
  | { readonly kind: 'offline'; readonly count: number }
  | { readonly kind: 'conflict'; readonly count: number }
  | { readonly kind: 'not-saved'; readonly reason: string };

export type SyncKind = SyncState['kind'];

/** One change in the list behind the status. */
export interface SyncChange {
  readonly id: string;
  /** What was done and where: `4 for B: not met`. */
  readonly what: string;
  readonly at: number;
  readonly state: 'saved' | 'sending' | 'kept' | 'differs' | 'not-saved';
}

/** The words in two weights: `lead` always begins as product tests rely on. */
export function syncWords(state: SyncState): { readonly lead: string; readonly rest: string } {
  switch (state.kind) {
    case 'saved':
      return { lead: 'Saved', rest: state.at === null ? '' : clockTime(state.at) };
    case 'saving':
      return { lead: 'Saving', rest: formatCount(state.count, 'change') };
    case 'kept':
      return { lead: 'Kept on this device', rest: state.sending ? '· sending' : '' };
    case 'offline':
      return {
        lead: 'Offline',
        rest: state.count > 0 ? `· ${formatCount(state.count, 'change')} kept here` : '',
      };
    case 'conflict':
      return {
        lead: 'Conflict',
        rest: `· ${formatCount(state.count, 'answer differs', 'answers differ')}`,
      };
    case 'not-saved':
      return { lead: 'Not saved', rest: `· ${state.reason}` };
  }
}

/** What is read aloud when the state becomes this one; never a count. */
export const spoken: Readonly<Record<SyncKind, string>> = {
  saved: 'Saved',
  saving: 'Saving',
  kept: 'Kept on this device',
  offline: 'Offline. Your work is kept on this device.',
  conflict: 'Conflict. Your answers differ from those of another device.',
  'not-saved': 'Not saved. The last changes exist only in this tab.',
};
